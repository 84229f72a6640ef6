package jiheng.ui.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Title, year, unit and narratives: whatever stands beside or below a label. */
final class FormHead {
    private static final String CHINESE_DIGITS = "〇一二三四五六七八九";
    private static final Pattern YEAR_ALONE = Pattern.compile("\\(?([12]\\d{3})年度?\\)?");
    private static final Pattern YEAR_WITHIN = Pattern.compile("([12]\\d{3})年");

    private final Grid grid;
    private final Taking taking;
    private final Notices notices;
    private final int firstTable;

    private @Nullable Found title;
    private @Nullable Integer year;
    private @Nullable Found unitName;
    private final List<Header> header = new ArrayList<>();
    private final Map<String, Found> narratives = new LinkedHashMap<>();

    /**
     * @param firstTable the row in which the upper of the two tables begins
     */
    FormHead(Grid grid, Taking taking, Notices notices, int firstTable) {
        this.grid = grid;
        this.taking = taking;
        this.notices = notices;
        this.firstTable = firstTable;
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
        unitName = beside(Labels.UNIT_NAME, "部门（单位）名称", "unit's name");
        readIndependentUnits();
        for (Grid.Cell cell : grid.all()) {
            if (Labels.is(cell, Labels.SECTIONS)) {
                taking.label(cell);
            }
        }
        put("duties", beside(Labels.DUTIES, "部门职能概述", "duties"));
        put("goals", below(Labels.GOALS, anotherPart, "年初设定目标", "goals set"));
        put("results", below(Labels.RESULTS, anotherPart, "目标完成情况", "goals reached"));
    }

    private void put(String key, @Nullable Found text) {
        if (text != null) {
            narratives.put(key, text);
        }
    }

    Grid.@Nullable Cell label(Set<String> labels) {
        for (Grid.Cell cell : grid.all()) {
            if (Labels.is(cell, labels) && !grid.covered(cell)) {
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

    private void readIndependentUnits() {
        Grid.Cell label = label(Labels.INDEPENDENT_UNITS);
        if (label != null) {
            taking.label(label);
            Found count = taking.figure(right(label), Taking.Figure.COUNT);
            if (count != null) {
                header.add(new Header("independentUnits", count));
            }
        }
    }

    private @Nullable Found beside(Set<String> labels, String zh, String en) {
        Grid.Cell label = label(labels);
        if (label != null) {
            taking.label(label);
            return taking.text(right(label));
        }
        for (Grid.Cell cell : grid.all()) {
            int colon = cell.text().replace('：', ':').indexOf(':');
            if (colon > 0 && labels.contains(Labels.plain(cell.text().substring(0, colon)))) {
                Found whole = taking.text(cell);
                int cut = whole == null ? -1 : whole.text().replace('：', ':').indexOf(':');
                String value =
                        whole == null ? "" : whole.text().substring(cut + 1).strip();
                notices.guessed(
                        cell.address(),
                        "label-and-value",
                        "标签与内容写在同一格，取冒号之后：" + Notices.shortened(value),
                        "Label and content share a cell; what follows the colon was taken: "
                                + Notices.shortened(value));
                return value.isEmpty() ? null : new Found(value, cell.address());
            }
        }
        return missing(zh, en);
    }

    private @Nullable Found below(Set<String> labels, IntPredicate anotherPart, String zh, String en) {
        Grid.Cell label = label(labels);
        if (label == null) {
            return missing(zh, en);
        }
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
                    "“" + zh + "”写在 " + parts.size() + " 个单元格中，已按顺序合为一段文字。",
                    "The " + en + " stand in " + parts.size() + " cells, which were joined in order.");
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
                return Labels.known(cell) ? null : cell;
            }
        }
        return null;
    }
}
