package jiheng.query.rebuild;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Value;
import jiheng.events.evaluation.Words;
import jiheng.events.organisation.Role;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Labels;
import jiheng.query.organisation.Organisation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Names what differs as the product's pages do: the form and the cell, the person and the role. */
final class Naming {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Words WHOLE = new Words("整条", "the whole row");

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final String live;
    private final String shadow;
    private final Map<String, Optional<Form>> forms = new HashMap<>();

    Naming(JdbcClient jdbc, JsonMapper json, String live, String shadow) {
        this.jdbc = jdbc;
        this.json = json;
        this.live = live;
        this.shadow = shadow;
    }

    /** Paths that are named and shown as one: a cell, a scored row's derivation. */
    static boolean isOnePiece(List<String> path) {
        return path.equals(List.of("touched"))
                || (path.size() == 4 && path.subList(0, 3).equals(List.of("body", "content", "cells")))
                || (path.size() > 1 && path.get(path.size() - 1).equals("derivation"));
    }

    /** What a row is about; {@code row} is either side's whole row. */
    Words subject(String table, JsonNode row) {
        return switch (table) {
            case "evaluation" -> formName(text(row, "id"), row);
            case "evaluation_act" -> {
                var form = formName(text(row, "evaluation"), null);
                var number = text(row, "sequence");
                yield new Words(form.zh() + "第 " + number + " 条变更记录", form.en() + ", event " + number);
            }
            case "evidence" -> {
                var form = formName(text(row, "evaluation"), null);
                var file = text(row, "file");
                yield new Words(form.zh() + "的佐证“" + file + "”", form.en() + ", evidence “" + file + "”");
            }
            case "definition" ->
                new Words(
                        "“" + text(row, "title_zh") + "”第 " + text(row, "version") + " 版",
                        "Version " + text(row, "version") + " of “" + text(row, "title_en") + "”");
            case "definition_act" -> {
                var number = text(row, "sequence");
                var name = text(row, "definition");
                yield new Words("“" + name + "”第 " + number + " 条变更记录", "“" + name + "”, event " + number);
            }
            case "recheck_draw" -> draw(row);
            case "recheck_form", "recheck_row" -> {
                var draw = draw(row);
                var form = formName(text(row, "evaluation"), null);
                yield new Words(draw.zh() + "：" + form.zh(), draw.en() + ": " + form.en());
            }
            case "recheck_act" -> {
                var draw = draw(row);
                var number = text(row, "sequence");
                yield new Words(draw.zh() + "第 " + number + " 条变更记录", draw.en() + ", event " + number);
            }
            case "unit" -> new Words("单位“" + text(row, "name") + "”", "Unit “" + text(row, "name") + "”");
            case "account" -> {
                var account = text(row, "name") + "（" + text(row, "account") + "）";
                yield new Words("账号“" + account + "”", "Account “" + account + "”");
            }
            case "role_grant" -> roleAt(row, name("account", text(row, "account")), "");
            case "delegation" ->
                roleAt(row, name("account", text(row, "from_account")), name("account", text(row, "account")));
            case "cycle" -> new Words(text(row, "year") + " 年度批次", "Cycle of " + text(row, "year"));
            case "organisation_act" -> {
                var stream = text(row, "stream");
                var number = text(row, "sequence");
                var name = name(stream.substring(0, Math.max(0, stream.indexOf('-'))), stream);
                yield new Words("“" + name + "”第 " + number + " 条变更记录", "“" + name + "”, event " + number);
            }
            default -> FieldNames.table(table);
        };
    }

    Words wholeRow() {
        return WHOLE;
    }

    /** What the field at a path is called; {@code row} is a whole row of the table. */
    Words field(String table, JsonNode row, List<String> path) {
        if (path.size() == 1) {
            var column = path.get(0);
            return FieldNames.field(table.equals("unit") && column.equals("name") ? "unit_name" : column);
        }
        var within = path.subList(1, path.size());
        if (table.equals("evaluation") && within.get(0).equals("content") && within.size() > 1) {
            return content(text(row, "id"), within.subList(1, within.size()));
        }
        var first = FieldNames.field(within.get(0));
        var last = within.get(within.size() - 1);
        return within.size() == 1 || !FieldNames.isNamed(last)
                ? first
                : new Words(
                        first.zh() + "・" + FieldNames.field(last).zh(),
                        first.en() + ", " + FieldNames.field(last).en());
    }

    /** A value for a person: a cell as the form shows it, anything else as it is stored. */
    String shown(List<String> path, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        if (path.size() == 4 && path.get(2).equals("cells")) {
            try {
                return json.treeToValue(value, Value.class).toString();
            } catch (JacksonException | IllegalArgumentException notACell) {
                return value.toString();
            }
        }
        return value.isString() ? value.asString() : value.toString();
    }

    private Words content(String id, List<String> path) {
        var form = form(id);
        var labels = form.map(known -> new Labels(known.layout(), known.content()));
        var key = path.size() > 1 ? path.get(1) : "";
        return switch (path.get(0)) {
            case "cells" -> cell(labels, key);
            case "scores" -> {
                var section = key.equals(Cell.TOTAL) ? Cell.FUNDS : Cell.INDICATORS;
                var score = cell(labels, section + "/" + key + "/ruleScore");
                yield path.contains("derivation")
                        ? new Words(score.zh() + "的计分依据", "derivation of " + score.en())
                        : score;
            }
            case "totals" -> FieldNames.field(key);
            case "indicators" ->
                NUMBER.matcher(key).matches()
                        ? new Words("指标表第 " + key + " 行的位置", "place of row " + key)
                        : FieldNames.field("indicators");
            default -> FieldNames.field(path.get(0));
        };
    }

    private static Words cell(Optional<Labels> labels, String path) {
        try {
            return labels.map(known -> known.cell(new Cell(path))).orElse(new Words(path, path));
        } catch (IllegalArgumentException noCell) {
            return new Words(path, path);
        }
    }

    private Words formName(String id, @Nullable JsonNode row) {
        return form(id).map(form -> {
                    var project =
                            form.project() == null ? "" : "「" + form.project().name() + "」";
                    var title = form.layout().title();
                    return new Words(
                            form.unitName() + " " + form.year() + " 年度" + project + title.zh(),
                            form.unitName() + ", " + form.year() + " " + project + title.en());
                })
                .orElseGet(() -> {
                    var unit = row == null ? "" : text(row, "unit_name") + " " + text(row, "year") + " ";
                    return new Words(unit + id, unit + id);
                });
    }

    private static Words draw(JsonNode row) {
        var name = text(row, "recheck");
        var number = text(row, "draw");
        return new Words("“" + name + "”第 " + number + " 次抽样", "Draw " + number + " of “" + name + "”");
    }

    private Words roleAt(JsonNode row, String holder, String deputy) {
        var unit = name("unit", text(row, "unit"));
        var role = role(text(row, "role"));
        return deputy.isEmpty()
                ? new Words(
                        holder + "在“" + unit + "”的" + role.zh() + "角色",
                        holder + " as " + role.en() + " at “" + unit + "”")
                : new Words(
                        holder + "在“" + unit + "”的" + role.zh() + "角色对" + deputy + "的委托",
                        "Delegation by " + holder + " as " + role.en() + " at “" + unit + "” to " + deputy);
    }

    private static Words role(String role) {
        for (var known : Role.values()) {
            if (known.name().equals(role)) {
                var words = Organisation.nameOf(known);
                return new Words(words.zh(), words.en());
            }
        }
        return new Words(role, role);
    }

    /** By the events if they know it, else as it stands. */
    private String name(String table, String id) {
        var column = table.equals("cycle") ? "year::text" : "name";
        if (!List.of("unit", "account", "cycle").contains(table)) {
            return id;
        }
        return List.of(shadow, live).stream()
                .flatMap(schema -> jdbc
                        .sql("select " + column + " from " + schema + "." + table + " where " + table + " = ?")
                        .param(id)
                        .query(String.class)
                        .list()
                        .stream())
                .findFirst()
                .orElse(id);
    }

    private Optional<Form> form(String id) {
        return forms.computeIfAbsent(id, unknown -> jdbc.sql("select body from " + shadow + ".evaluation where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .map(body -> json.readValue(body, Form.class)));
    }

    private static String text(JsonNode row, String column) {
        var value = row.get(column);
        return value == null || value.isNull() ? "" : value.asString();
    }
}
