"""What formkit does: the table of contents, one function a job, read from top to bottom.

Command line and terminal UI call these and hold no logic of their own.  A job
takes values and paths and gives back values; what it would write comes back
as ``Output``, for ``formkit.jobs.outputs.save``.

A job's file is loaded when the job is first asked for, since checking a form
needs nothing of building one, and each costs a tenth of a second to load.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what type checkers see of the names below
    from formkit.jobs.adapting import Adapted, Wanted, adapt
    from formkit.jobs.building import Built, build, build_file, new
    from formkit.jobs.checking import Checked, check, check_files, check_workbooks
    from formkit.jobs.comparing import Comparison, compare, diff, diff_files
    from formkit.jobs.converting import convert, write_form
    from formkit.jobs.crosswalking import crosswalk
    from formkit.jobs.demonstrating import Demonstration, demonstrate
    from formkit.jobs.dictionaries import import_dictionary
    from formkit.jobs.editing import EditedCopy, edit_into, refuse_edited, save_edited
    from formkit.jobs.executors import executor_for
    from formkit.jobs.explaining import ExplainedRows, explain, explain_rows, find_rules
    from formkit.jobs.fixing import FixedForm, fix_files
    from formkit.jobs.form_files import find_forms
    from formkit.jobs.known_findings import baseline_of
    from formkit.jobs.merging import copy_for_git, merge_files, merged_copy
    from formkit.jobs.standards import check_standard, export_standard, import_standard
    from formkit.jobs.upgrading import Upgrades, find_adaptations, upgrade
    from formkit.jobs.upgrading.upgraded import Upgraded, UpgradeTask

__all__ = [
    "Adapted",
    "Built",
    "Checked",
    "Comparison",
    "Demonstration",
    "EditedCopy",
    "ExplainedRows",
    "FixedForm",
    "UpgradeTask",
    "Upgraded",
    "Upgrades",
    "Wanted",
    "adapt",
    "baseline_of",
    "build",
    "build_file",
    "check",
    "check_files",
    "check_standard",
    "check_workbooks",
    "compare",
    "convert",
    "copy_for_git",
    "crosswalk",
    "demonstrate",
    "diff",
    "diff_files",
    "edit_into",
    "executor_for",
    "explain",
    "explain_rows",
    "export_standard",
    "find_adaptations",
    "find_forms",
    "find_rules",
    "fix_files",
    "import_dictionary",
    "import_standard",
    "merge_files",
    "merged_copy",
    "new",
    "refuse_edited",
    "save_edited",
    "upgrade",
    "write_form",
]

_HOMES = {
    "adapting": ("Adapted", "Wanted", "adapt"),
    "building": ("Built", "build", "build_file", "new"),
    "checking": ("Checked", "check", "check_files", "check_workbooks"),
    "comparing": ("Comparison", "compare", "diff", "diff_files"),
    "converting": ("convert", "write_form"),
    "crosswalking": ("crosswalk",),
    "demonstrating": ("Demonstration", "demonstrate"),
    "dictionaries": ("import_dictionary",),
    "editing": ("EditedCopy", "edit_into", "refuse_edited", "save_edited"),
    "explaining": ("ExplainedRows", "explain", "explain_rows", "find_rules"),
    "executors": ("executor_for",),
    "fixing": ("FixedForm", "fix_files"),
    "form_files": ("find_forms",),
    "known_findings": ("baseline_of",),
    "merging": ("copy_for_git", "merge_files", "merged_copy"),
    "standards": ("check_standard", "export_standard", "import_standard"),
    "upgrading.upgraded": ("UpgradeTask", "Upgraded"),
    "upgrading": ("Upgrades", "find_adaptations", "upgrade"),
}
"""File of this folder -> the jobs in it."""


def __getattr__(name: str) -> object:
    """Load a job when it is first asked for."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
