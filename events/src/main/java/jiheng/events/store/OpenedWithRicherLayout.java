package jiheng.events.store;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leads {@code evaluation.opened} from revision 1 to 2. A layout of revision 1 left to the program what one of revision
 * 2 says itself, so that what the program did then is written out here, and stays.
 */
public final class OpenedWithRicherLayout {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<String, String> ROLES = Map.of(
            "opening", "OPENING",
            "budget", "ADJUSTED",
            "executed", "EXECUTED",
            "transfers", "TRANSFERS");
    private static final Map<String, String> BINDINGS = Map.of("goals", "TARGETS", "results", "RESULTS");
    private static final Set<String> OWED = Set.of("goals", "results");

    private OpenedWithRicherLayout() {}

    static JsonNode upcast(JsonNode event) {
        if (event instanceof ObjectNode opened && opened.get("layout") instanceof ObjectNode layout) {
            opened.set("layout", layout(layout));
        }
        return event;
    }

    /** A layout of revision 1 as one of revision 2; what has no place in it stays, for the strict reader to refuse. */
    public static ObjectNode layout(ObjectNode old) {
        var layout = old.deepCopy();
        if (layout.get("funds") instanceof ObjectNode funds) {
            funds(funds);
        }
        if (layout.get("narratives") instanceof ArrayNode narratives) {
            narratives(narratives);
        }
        each(layout.get("branches"), branch -> {
            branch.put("required", false).put("adjustable", true);
            each(branch.get("children"), child -> child.remove("limit"));
        });
        layout.put("targets", "BOTH");
        layout.set("columns", columns());
        layout.putArray("signoff");
        layout.putArray("checks");
        layout.putObject("paper").put("orientation", "LANDSCAPE").set("caption", words("（{year} 年）", "(Year {year})"));
        return layout;
    }

    private static void funds(ObjectNode funds) {
        each(funds.get("columns"), column -> {
            column.remove("limit");
            column.put("role", ROLES.getOrDefault(text(column, "key"), "OTHER"));
        });
        each(funds.get("sources"), source -> source.remove("limit"));
        var net = text(funds, "rate").equals("NET_OF_TRANSFERS");
        if (net || text(funds, "rate").equals("GROSS")) {
            var rate = funds.putObject("rate");
            rate.put("numerator", net ? "EXECUTED_LESS_TRANSFERS" : "EXECUTED").put("denominator", "ADJUSTED");
        }
        var figures = funds.putArray("figures");
        figure(figures, "WEIGHT", "分值", "Weight");
        var formula = net ? "(B−C)/A" : "B/A";
        figure(figures, "RATE", "执行率（" + formula + "）", "Execution rate (" + formula + ")");
        figure(figures, "SCORE", "得分", "Score");
        funds.put("adjustable", true);
    }

    private static void figure(ArrayNode figures, String figure, String zh, String en) {
        figures.addObject().put("figure", figure).set("title", words(zh, en));
    }

    private static void narratives(ArrayNode narratives) {
        for (int i = 0; i < narratives.size(); i++) {
            if (narratives.get(i) instanceof ObjectNode narrative) {
                var key = text(narrative, "key");
                var beside = key.equals("goals") && at(narratives, i + 1).equals("results")
                        || key.equals("results") && at(narratives, i - 1).equals("goals");
                narrative.put("binding", BINDINGS.getOrDefault(key, "ANY")).put("owed", OWED.contains(key));
                narrative.set("under", beside ? words("年度总体目标", "Overall goals of the year") : NODES.nullNode());
            }
        }
    }

    private static String at(ArrayNode narratives, int place) {
        return place < 0 || place >= narratives.size() ? "" : text(narratives.get(place), "key");
    }

    private static ArrayNode columns() {
        var columns = NODES.arrayNode();
        column(columns, "branch", "一级指标", "Level-1 indicator", 60);
        column(columns, "child", "二级指标", "Level-2 indicator", 68);
        column(columns, "name", "三级指标", "Level-3 indicator", 94);
        column(columns, "content", "目标内容", "Target content", 98);
        column(columns, "target", "目标值", "Target", 200);
        column(columns, "targets", "量化目标", "Measured target", 80).put("printed", false);
        column(columns, "actual", "完成值", "Actual", 240);
        column(columns, "actuals", "量化完成", "Measured actual", 80).put("printed", false);
        column(columns, "weight", "分值", "Weight", 58);
        column(columns, "score", "得分", "Score", 58);
        column(columns, "reason", "未完成原因", "Reason", 94);
        column(columns, "improvement", "改进措施", "Improvement", 102);
        return columns;
    }

    private static ObjectNode column(ArrayNode columns, String field, String zh, String en, int width) {
        var column = columns.addObject();
        column.put("field", field).put("width", width).put("printed", true).set("title", words(zh, en));
        return column;
    }

    private static ObjectNode words(String zh, String en) {
        return NODES.objectNode().put("zh", zh).put("en", en);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).stringValue("");
    }

    private static void each(JsonNode list, Consumer<ObjectNode> change) {
        if (list instanceof ArrayNode array) {
            for (var node : array) {
                if (node instanceof ObjectNode object) {
                    change.accept(object);
                }
            }
        }
    }
}
