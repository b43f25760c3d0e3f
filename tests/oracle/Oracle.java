import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.javarosa.core.model.Constants;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.SelectChoice;
import org.javarosa.core.model.ValidateOutcome;
import org.javarosa.core.model.condition.EvaluationContext;
import org.javarosa.core.model.condition.IFunctionHandler;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.SelectMultiData;
import org.javarosa.core.model.data.UncastData;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryPrompt;
import org.javarosa.test.Scenario;
import org.javarosa.xform.util.XFormAnswerDataParser;
import org.javarosa.xpath.XPathParseTool;
import org.javarosa.xpath.expr.XPathExpression;
import org.javarosa.xpath.expr.XPathFuncExpr;

/** JavaRosa, the engine of Collect, as a judge in tests: a JSON object a line in, one a line out. */
public final class Oracle {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Scenario scenario;

    public static void main(String[] arguments) throws IOException {
        PrintStream replies = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // JavaRosa talks there
        BufferedReader questions =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Oracle oracle = new Oracle();
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            replies.println(JSON.writeValueAsString(oracle.reply(JSON.readTree(line))));
        }
    }

    /** Never fails: what goes wrong is told as {"ok": false, "error": ...}. */
    private ObjectNode reply(JsonNode question) {
        ObjectNode reply = JSON.createObjectNode();
        try {
            act(question, reply);
            reply.put("ok", true);
        } catch (Throwable failure) {
            reply.put("ok", false);
            reply.put("error", failure.getClass().getSimpleName() + ": " + failure.getMessage());
        }
        return reply;
    }

    private void act(JsonNode question, ObjectNode reply) throws Exception {
        switch (question.get("op").asText()) {
            case "load" -> scenario = Scenario.init(new File(question.get("path").asText()));
            case "language" -> scenario.setLanguage(question.get("value").asText());
            case "repeat" -> scenario.createNewRepeat(question.get("ref").asText());
            case "answer" -> answer(question, reply);
            case "choices" -> choices(question, reply);
            case "dump" -> dump(form().getMainInstance().getRoot(), reply.putArray("nodes"));
            case "eval" -> evaluate(question, reply);
            case "values" -> values(question.get("questions"), reply.putArray("values"));
            case "parse" -> reply.put("ast", parse(question).toString());
            case "validate" -> validate(reply);
            default -> throw new IllegalArgumentException("no such op");
        }
    }

    private FormDef form() {
        return scenario.getFormDef();
    }

    private static XPathExpression parse(JsonNode question) throws Exception {
        return XPathParseTool.parseXPath(question.get("expression").asText());
    }

    private void answer(JsonNode question, ObjectNode reply) {
        FormIndex place = scenario.indexOf(question.get("ref").asText());
        FormEntryController controller = scenario.getFormEntryController();
        controller.jumpToIndex(place);
        FormEntryPrompt prompt = controller.getModel().getQuestionPrompt(place);
        IAnswerData answer = typed(question.path("value").asText(), prompt);
        int result = controller.answerQuestion(place, answer, true);
        reply.put("result", switch (result) {
            case FormEntryController.ANSWER_OK -> "ok";
            case FormEntryController.ANSWER_REQUIRED_BUT_EMPTY -> "required";
            case FormEntryController.ANSWER_CONSTRAINT_VIOLATED -> "constraint";
            default -> String.valueOf(result);
        });
    }

    /** As Collect stores it: Scenario.answer would keep a text without its type. */
    private static IAnswerData typed(String text, FormEntryPrompt prompt) {
        if (text.isEmpty()) {
            return null;
        }
        IAnswerData answer = XFormAnswerDataParser.getAnswerData(
                text, prompt.getDataType(), prompt.getQuestion());
        boolean multiple = prompt.getControlType() == Constants.CONTROL_SELECT_MULTI;
        if (multiple && answer instanceof UncastData uncast) {
            return new SelectMultiData().cast(uncast);
        }
        return answer;
    }

    private void choices(JsonNode question, ObjectNode reply) {
        ArrayNode codes = reply.putArray("choices");
        for (SelectChoice choice : scenario.choicesOf(question.get("ref").asText())) {
            codes.add(choice.getValue());
        }
    }

    private static void dump(TreeElement element, ArrayNode nodes) {
        ObjectNode node = nodes.addObject();
        node.put("ref", element.getRef().toString(true));
        node.put("relevant", element.isRelevant());
        node.put("required", element.isRequired());
        node.put("read_only", !element.isEnabled());
        if (element.getNumChildren() == 0) {
            IAnswerData value = element.getValue();
            node.put("value", value == null ? null : value.uncast().getString());
        }
        for (int number = 0; number < element.getNumChildren(); number++) {
            TreeElement child = element.getChildAt(number);
            if (child.getMult() != TreeReference.INDEX_TEMPLATE) {
                dump(child, nodes);
            }
        }
    }

    private void evaluate(JsonNode question, ObjectNode reply) throws Exception {
        TreeReference place = place(question.path("context").asText());
        Object value = XPathFuncExpr.unpack(parse(question).eval(form().getMainInstance(), at(place)));
        reply.put("type", value == null ? null : value.getClass().getSimpleName());
        reply.put("value", worded(value));
    }

    /** As JavaRosa names the place itself, each step with its number. */
    private TreeReference place(String context) {
        if (context.isEmpty()) {
            return TreeReference.rootRef();
        }
        TreeReference place = Scenario.getRef(context);
        TreeElement element = form().getMainInstance().resolveReference(place);
        return element == null ? place : element.getRef();
    }

    /** Many at once: for each its kind and text, or why JavaRosa stops. */
    private void values(JsonNode questions, ArrayNode values) {
        for (JsonNode question : questions) {
            ObjectNode value = values.addObject();
            try {
                evaluate(question, value);
            } catch (Throwable failure) {
                value.put("error", failure.getClass().getSimpleName() + ": " + failure.getMessage());
            }
        }
    }

    private static String worded(Object value) {
        boolean special = value instanceof Double || value instanceof Date;
        return special ? XPathFuncExpr.toString(value) : String.valueOf(value);
    }

    private EvaluationContext at(TreeReference place) {
        EvaluationContext context = new EvaluationContext(form().getEvaluationContext(), place);
        context.addFunctionHandler(new PullData());
        return context;
    }

    /** Collect looks a file up; here the answer tells what was asked for. */
    private static final class PullData implements IFunctionHandler {
        @Override
        public String getName() {
            return "pulldata";
        }

        @Override
        public List<Class[]> getPrototypes() {
            return List.<Class[]>of();
        }

        @Override
        public boolean rawArgs() {
            return true;
        }

        @Override
        public boolean realTime() {
            return false;
        }

        @Override
        public Object eval(Object[] arguments, EvaluationContext context) {
            Object[] texts = Arrays.stream(arguments).map(XPathFuncExpr::toString).toArray();
            return String.format("%s %s %s %s", texts);
        }
    }

    private void validate(ObjectNode reply) {
        ValidateOutcome outcome = scenario.getValidationOutcome();
        if (outcome == null) {
            reply.putNull("outcome");
            return;
        }
        boolean required = outcome.outcome == FormEntryController.ANSWER_REQUIRED_BUT_EMPTY;
        boolean fine = outcome.outcome == FormEntryController.ANSWER_OK;
        reply.put("outcome", fine ? "ok" : required ? "required" : "constraint");
        if (outcome.failedPrompt != null) {
            reply.put("ref", outcome.failedPrompt.getReference().toString(true));
        }
    }
}
