"""Two forms whose comparison shows everything that a renderer must cope with."""

from formkit.formats.markdown import parse_markdown
from formkit.jobs import Comparison, compare
from formkit.render.catalogue import Language, read_catalogue
from formkit.render.html.changes import render_comparison as html
from formkit.render.markdown.changes import render_comparison as markdown

OLD = """\
| survey |
| | type | name | label::English (en) | label::العربية (ar) | relevant | required |
| | begin_group | site | The site | | | |
| | select_one water | water | Where do displaced people get water today? | من أين الماء؟ | | yes |
| | integer | people | How many people live here today? | | ${water} != '' | |
| | text | leader | Who speaks for them? | | ${water} = 'well' | |
| | integer | tents | How many tents? | | | |
| | text | gone | What is gone? | | | |
| | end_group | | | | | |
| | text | note | Anything else? | | ${water} = 'tap' | |
| choices |
| | list_name | name | label::English (en) |
| | water | well | Well |
| | water | tap | Tap |
| | water | river | River |
| | region | r1 | North |
| | region | r2 | South |
| | region | r3 | East |
| | region | r4 | West |
| | region | r5 | Centre |
| | region | r6 | Coast |
| settings |
| | form_title | form_id | version |
| | Water | water | 7 |
"""
NEW = """\
| survey |
| | type | name | label::English (en) | label::العربية (ar) | relevant | required |
| | begin_group | site | The site | | | |
| | select_one water | water | Where do returned people get water today? | من أين يأتي الماء؟ | | |
| | integer | persons | How many people live here today? | | ${water}!='' | |
| | text | leader | Who speaks for them? | | ${water} = 'well' or ${water} = 'tap' | |
| | text | tents | How many tents? | | | |
| | end_group | | | | | |
| | begin_group | more | More | | | |
| | text | note | Anything else? | | ${water} = 'tap' | |
| | select_one power | power | Is there power? | | | |
| | end_group | | | | | |
| choices |
| | list_name | name | label::English (en) |
| | water | well | Well |
| | water | pipe | Tap |
| | region | r1 | The north |
| | region | r2 | The south |
| | region | r3 | The east |
| | region | r4 | The west |
| | region | r5 | The centre |
| | region | r6 | The coast |
| | power | yes | Yes |
| | power | no | No |
| settings |
| | form_title | form_id | version |
| | Water, 2nd round | water | 7 |
"""
HOSTILE_TEXTS = (
    "<script>window.hacked = true</script>",
    "\"><img src=x onerror='window.hacked = true'>",
    "</style></script></details><h1>big</h1>",
    "a \u202egnp.exe\x1b[2J",
    "[click](javascript:hacked) `code` *bold* _it_ ~~gone~~ &lt;b&gt; | cell",
)


def comparison(old: str = OLD, new: str = NEW) -> Comparison:
    return compare(parse_markdown(old, "forms/old.md"), parse_markdown(new, "forms/new.md"))


def hostile() -> Comparison:
    """Every text that means harm: as five cells that are alike, as a condition, as a choice."""
    rows = "| survey |\n|  | type | name | label | appearance | relevant |\n"
    lists = "| choices |\n|  | list_name | name | label |\n"
    old = new = ""
    for number, text in enumerate(HOSTILE_TEXTS):
        said = text.replace("|", "\\|")
        old += f"|  | text | q{number} | {said} | | |\n"
        new += f"|  | text | q{number} | {said} | {said} | '{said}' = '' |\n"
        lists += f"|  | l{number} | {said} | {said} |\n"
    return comparison(rows + old, rows + new + lists)


def many(count: int) -> Comparison:
    """As many choices of one list as a country has villages, each worded otherwise."""
    head = "| choices |\n|  | list_name | name | label::English (en) |\n"
    rows = [f"|  | admin4 | v{one} | {{}} {one} |\n" for one in range(count)]
    old, new = ("".join(one.format(word) for one in rows) for word in ("Village", "The village"))
    return comparison(head + old, head + new)


def page(compared: Comparison, language: Language = Language.ENGLISH, *, late: bool = False) -> str:
    """The HTML of a comparison."""
    catalogue = read_catalogue(language)
    return html(
        compared, version="0", catalogue=catalogue, language=str(language), is_redeployed=late
    )


def mail(compared: Comparison, language: Language = Language.ENGLISH, *, late: bool = False) -> str:
    """The Markdown of a comparison."""
    return markdown(compared, catalogue=read_catalogue(language), is_redeployed=late)
