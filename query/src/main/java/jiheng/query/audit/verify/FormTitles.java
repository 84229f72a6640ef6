package jiheng.query.audit.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The titles that a form's layout gives its parts, in both languages, and their order; a part without one keeps its key. */
final class FormTitles {
    private static final String INDICATORS = "indicators/";
    private static final List<String> SECTIONS =
            List.of("header/", "narratives/", "funds/", "branches/", INDICATORS, "signoff/");
    private static final String RATE = "预算执行率 execution rate";

    private final Map<String, String> titles = new LinkedHashMap<>();
    private final Map<String, Integer> ranks = new LinkedHashMap<>();

    FormTitles(Json layout) {
        named(layout, "header", "header/form/");
        named(layout, "narratives", "narratives/");
        var funds = layout.get("funds");
        if (!funds.isNull()) {
            named(funds, "sources", "funds/");
            named(funds, "columns", "fund/");
        }
        put("funds/total", RATE);
        put("branches/funds", RATE);
        put("fund/weight", "分值 weight");
        put("fund/score", "得分 score");
        for (var branch : items(layout, "branches")) {
            put("branches/" + branch.text("key"), words(branch));
            for (var child : items(branch, "children")) {
                put(branch.text("key") + "/" + child.text("key"), words(branch) + " · " + words(child));
            }
        }
        items(layout, "columns").forEach(column -> put("column/" + column.text("field"), words(column)));
        unless("column/targets", "量化目标 measured target");
        unless("column/actuals", "量化完成 measured actual");
        named(layout, "signoff", "signoff/form/");
    }

    private void named(Json of, String part, String at) {
        items(of, part).forEach(one -> put(at + one.text("key"), words(one)));
    }

    private void put(String key, String title) {
        titles.put(key, title);
        ranks.putIfAbsent(key, ranks.size());
    }

    private void unless(String key, String title) {
        if (!titles.containsKey(key)) {
            put(key, title);
        }
    }

    private static List<Json> items(Json of, String part) {
        var found = of.get(part);
        return found.isNull() ? List.of() : found.items();
    }

    private static String words(Json one) {
        var title = one.get("title");
        return title.text("zh") + " " + title.text("en");
    }

    /** A cell's address without its field. */
    static String row(String cell) {
        var field = cell.lastIndexOf('/');
        if (field < 0) {
            throw new UnreadableJson("not a cell's address: " + cell);
        }
        return cell.substring(0, field);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Rows as the form has them: by section, by branch and child, by position. */
    List<String> ordered(Collection<String> rows, Map<String, Json> indicators) {
        var all = new ArrayList<>(rows);
        all.sort(Comparator.<String>comparingInt(FormTitles::section)
                .thenComparingInt(row -> rank(row.startsWith(INDICATORS) ? place(row, indicators) : row))
                .thenComparingLong(row -> position(row, indicators))
                .thenComparing(Comparator.naturalOrder()));
        return all;
    }

    /** The ids of indicators in the form's order. */
    List<String> ordered(Map<String, Json> indicators) {
        return ordered(indicators.keySet().stream().map(id -> INDICATORS + id).toList(), indicators).stream()
                .map(FormTitles::last)
                .toList();
    }

    private static int section(String row) {
        for (var at = 0; at < SECTIONS.size(); at++) {
            if (row.startsWith(SECTIONS.get(at))) {
                return at;
            }
        }
        return SECTIONS.size();
    }

    private int rank(String key) {
        return ranks.getOrDefault(key, Integer.MAX_VALUE);
    }

    private static long position(String row, Map<String, Json> indicators) {
        var added = indicators.get(last(row));
        return added == null || added.get("position").isNull()
                ? 0
                : added.get("position").whole();
    }

    private static String place(String row, Map<String, Json> indicators) {
        var added = indicators.get(last(row));
        return added == null ? "" : added.text("branch") + "/" + added.text("child");
    }

    /** Where an indicator hangs; empty for any other row. */
    String group(String row, Map<String, Json> indicators) {
        var place = row.startsWith(INDICATORS) ? place(row, indicators) : "";
        return titles.getOrDefault(place, place);
    }

    /** What stands above a row's cells; empty where each cell has a title of its own. */
    String name(String row, Map<String, Json> indicators) {
        return switch (row.substring(0, row.indexOf('/') + 1)) {
            case "header/", "signoff/", "narratives/" -> "";
            case INDICATORS -> "第 " + (position(row, indicators) + 1) + " 行 row（" + last(row) + "）";
            default -> titles.getOrDefault(row, row);
        };
    }

    String field(String cell) {
        var field = last(cell);
        return switch (cell.substring(0, cell.indexOf('/') + 1)) {
            case "header/", "signoff/" -> titles.getOrDefault(cell, field);
            case INDICATORS -> titles.getOrDefault("column/" + field, field);
            case "narratives/" -> titles.getOrDefault(row(cell), cell);
            default -> titles.getOrDefault("fund/" + field, field);
        };
    }

    /** Cells of a row in the order of the form's columns. */
    List<String> inOrder(List<String> cells) {
        var all = new ArrayList<>(cells);
        all.sort(Comparator.<String>comparingInt(
                        cell -> cell.startsWith(INDICATORS) ? rank("column/" + last(cell)) : rank("fund/" + last(cell)))
                .thenComparing(Comparator.naturalOrder()));
        return all;
    }
}
