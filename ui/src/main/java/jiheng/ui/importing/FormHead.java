package jiheng.ui.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Words;
import org.jspecify.annotations.Nullable;

/** Title, year, unit and narratives: whatever stands beside or below a label. */
final class FormHead {
    private static final String CHINESE_DIGITS = "〇一二三四五六七八九";
    private static final Pattern YEAR_ALONE = Pattern.compile("\\(?([12]\\d{3})年度?\\)?");
    private static final Pattern YEAR_WITHIN = Pattern.compile("([12]\\d{3})年");

    private static final Pattern NAMED = Pattern.compile("([^\\s\\p{Z}:：;；，,]{1,20})[\\s\\p{Z}]*[:：]");

    private final Grid grid;
    private final Taking taking;
    private final Notices notices;
    private final Vocabulary words;
    private final int firstTable;
    private final IntPredicate indicators;

    private @Nullable Found title;
    private @Nullable Integer year;
    private @Nullable Found unitName;
    private @Nullable Found projectName;
    private @Nullable Found projectCode;
    private final List<Header> header = new ArrayList<>();
    private final Map<String, Found> signoff = new LinkedHashMap<>();
    private final Map<String, Found> inline = new HashMap<>();
    private final Map<String, Found> narratives = new LinkedHashMap<>();

    /**
     * @param firstTable the row in which the upper of the two tables begins
     * @param indicators whether a row is an indicator's, where no label is looked for
     */
    FormHead(Grid grid, Taking taking, Notices notices, Vocabulary words, int firstTable, IntPredicate indicators) {
        this.grid = grid;
        this.taking = taking;
        this.notices = notices;
        this.words = words;
        this.firstTable = firstTable;
        this.indicators = indicators;
    }

    @Nullable Found title() {
        return title;
    }

    @Nullable Integer year() {
        return year;
    }

    @Nullable Found unitName() {
        return unitName;
    }

    @Nullable Found projectName() {
        return projectName;
    }

    @Nullable Found projectCode() {
        return projectCode;
    }

    /** By key. */
    Map<String, Found> signoff() {
        return signoff;
    }

    List<Header> header() {
        return header;
    }

    Map<String, Found> narratives() {
        return narratives;
    }

    static Grid.@Nullable Cell titleCell(Grid grid, int before) {
        for (Grid.Cell cell : grid.all()) {
            if (cell.row() < before && Labels.plain(cell.text()).contains("自评表")) {
                return cell;
            }
        }
        return null;
    }

    void read(IntPredicate anotherPart) {
        title = taking.text(titleCell(grid, firstTable));
        if (title == null) {
            missing("标题（自评表）", "title");
        }
        readYear();
        if (year == null) {
            missing("年度", "year");
        }
        readInline();
        unitName = beside(Vocabulary.UNIT_NAME);
        if (words.isProject()) {
            projectName = beside(Vocabulary.PROJECT_NAME);
            projectCode = beside(Vocabulary.PROJECT_CODE);
        } else if (unitName == null && label(Vocabulary.UNIT_NAME) == null) {
            missing("部门（单位）名称", "unit's name");
        }
        for (Grid.Cell cell : grid.all()) {
            if (Labels.is(cell, Labels.SECTIONS)) {
                taking.label(cell);
            } else if (Vocabulary.IGNORED.equals(words.field(cell.text()))) {
                taking.ignored(cell);
            }
        }
        for (var field : words.layout().header()) {
            Found value = field.limit() == 0 ? count("header/" + field.key()) : beside("header/" + field.key());
            if (value != null) {
                header.add(new Header(field.key(), value));
            }
        }
        for (var text : words.layout().narratives()) {
            Found value = narrative(text, anotherPart);
            if (value != null) {
                narratives.put(text.key(), value);
            }
        }
        for (var field : words.layout().signoff()) {
            Found value = beside("signoff/" + field.key());
            if (value != null) {
                signoff.put(field.key(), value);
            }
        }
    }

    private @Nullable Found narrative(Layout.Narrative text, IntPredicate anotherPart) {
        var field = "narratives/" + text.key();
        Grid.Cell label = label(field);
        if (label == null && !inline.containsKey(field)) {
            return missing(text.title().zh(), "text “" + text.title().en() + "”");
        }
        return text.under() != null && label != null && right(label) == null
                ? below(label, anotherPart, text.title())
                : beside(field);
    }

    Grid.@Nullable Cell label(String field) {
        return label(words.labels(field));
    }

    Grid.@Nullable Cell label(Set<String> labels) {
        for (Grid.Cell cell : grid.all()) {
            if (Labels.is(cell, labels) && !grid.covered(cell) && !indicators.test(cell.row())) {
                return cell;
            }
        }
        return null;
    }

    private void readYear() {
        for (Grid.Cell cell : grid.all()) {
            if (cell.row() >= firstTable || year != null) {
                break;
            }
            Matcher alone = YEAR_ALONE.matcher(arabic(cell.text()));
            if (alone.matches()) {
                taking.text(cell);
                year = Integer.valueOf(alone.group(1));
            }
        }
        Grid.Cell label = label(Labels.YEAR);
        if (year == null && label != null && label.row() < firstTable) {
            Grid.Cell value = right(label);
            Matcher figure = Pattern.compile("([12]\\d{3})年?度?").matcher(value == null ? "" : arabic(value.text()));
            if (value != null && figure.matches()) {
                taking.label(label);
                taking.text(value);
                year = Integer.valueOf(figure.group(1));
            }
        }
        Matcher within = YEAR_WITHIN.matcher(title == null ? "" : arabic(title.text()));
        if (title != null && within.find()) {
            Integer named = Integer.valueOf(within.group(1));
            if (year == null) {
                year = named;
            } else if (!year.equals(named)) {
                notices.noted(
                        title.sheetCell(),
                        "year-differs",
                        "标题中的年度 " + named + " 与 " + year + " 年不一致。",
                        "The year in the title, " + named + ", differs from " + year + ".");
            }
        }
    }

    /** The plain text with 二〇二二 as 2022. */
    private static String arabic(String text) {
        StringBuilder out = new StringBuilder();
        Labels.plain(text).replace('零', '〇').replace('○', '〇').chars().forEach(c -> {
            int digit = CHINESE_DIGITS.indexOf(c);
            out.append(digit < 0 ? (char) c : (char) ('0' + digit));
        });
        return out.toString();
    }

    private @Nullable Found count(String field) {
        Grid.Cell label = label(field);
        if (label == null) {
            return null;
        }
        taking.label(label);
        return taking.figure(right(label), Taking.Figure.COUNT);
    }

    /** What stands to the right of a field's label, or behind it in the same cell. */
    private @Nullable Found beside(String field) {
        Grid.Cell label = label(field);
        if (label == null) {
            return inline.get(field);
        }
        taking.label(label);
        return taking.text(right(label));
    }

    /** Labels with what they name in the same cell, several in one cell perhaps. */
    private void readInline() {
        for (Grid.Cell cell : grid.all()) {
            Matcher named = NAMED.matcher(cell.text());
            boolean whole = cell.row() < firstTable || !indicators.test(cell.row());
            if (whole && !grid.covered(cell) && named.lookingAt() && isField(named.group(1))) {
                Found text = taking.text(cell);
                if (text != null) {
                    parts(text);
                }
            }
        }
    }

    private boolean isField(String label) {
        String field = words.field(label);
        return field != null && !field.equals(Vocabulary.IGNORED);
    }

    private void parts(Found text) {
        Matcher named = NAMED.matcher(text.text());
        String field = null;
        int from = 0;
        while (named.find()) {
            boolean another = field == null || !field.startsWith("narratives/");
            if (another && isField(named.group(1))) {
                part(field, text, from, named.start());
                field = words.field(named.group(1));
                from = named.end();
            }
        }
        part(field, text, from, text.text().length());
    }

    private void part(@Nullable String field, Found text, int from, int to) {
        String value = text.text().substring(from, to).strip();
        if (field != null && !inline.containsKey(field)) {
            notices.guessed(
                    text.sheetCell(),
                    "label-and-value",
                    "标签与内容写在同一格，取冒号之后：" + Notices.shortened(value),
                    "Label and content share a cell; what follows the colon was taken: " + Notices.shortened(value));
            if (!value.isEmpty()) {
                inline.put(field, new Found(value, text.sheetCell()));
            }
        }
    }

    private @Nullable Found below(Grid.Cell label, IntPredicate anotherPart, Words title) {
        taking.label(label);
        Grid.Span span = grid.columns(label);
        List<Found> parts = new ArrayList<>();
        for (int row = grid.lastRow(label) + 1; row <= grid.lastRow() && !anotherPart.test(row); row++) {
            for (Grid.Cell cell : grid.beginningIn(row)) {
                Found part = span.holds(cell.column()) ? taking.text(cell) : null;
                if (part != null) {
                    parts.add(part);
                }
            }
        }
        if (parts.size() > 1) {
            notices.guessed(
                    parts.get(0).sheetCell(),
                    "cells-joined",
                    "“" + title.zh() + "”写在 " + parts.size() + " 个单元格中，已按顺序合为一段文字。",
                    "“" + title.en() + "” stands in " + parts.size() + " cells, which were joined in order.");
        }
        return parts.isEmpty()
                ? null
                : new Found(
                        String.join("\n", parts.stream().map(Found::text).toList()),
                        parts.get(0).sheetCell());
    }

    private @Nullable Found missing(String zh, String en) {
        notices.noted("A1", "label-missing", "表中没有找到“" + zh + "”。", "The form does not show the " + en + ".");
        return null;
    }

    /** The nearest cell to the right of a label that is not itself a label. */
    private Grid.@Nullable Cell right(Grid.Cell label) {
        for (int column = grid.columns(label).last() + 1; column <= grid.lastColumn(); column++) {
            Grid.Cell cell = grid.at(label.row(), column);
            if (cell != null) {
                return words.isKnown(cell) ? null : cell;
            }
        }
        return null;
    }
}
