package jiheng.ui.importing.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A made-up form, and its text as a published PDF gives it: pages end anywhere, columns get lost, names move. */
final class Published {
    private static final List<String> WORDS = List.of(
            "走访", "社区", "整理", "档案", "阅览", "讲座", "设备", "维护", "下乡", "读者", "培训", "馆员", "巡回", "展览", "登记", "报送", "安全", "检查");
    private static final List<List<String>> LEVELS = List.of(
            List.of("产出指标", "数量指标", "质量指标", "时效指标", "成本指标"),
            List.of("效益指标", "经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
            List.of("满意度指标", "服务对象满意度指标"));
    private static final int LAST_TEXT = 6;

    /** Level names, name, content, target, actual, weight, score, reason, improvement. */
    record Indicator(List<String> cells) {}

    final String unit;
    final int year;
    final String duties;
    final String goals;
    final String results;
    final List<Indicator> indicators = new ArrayList<>();
    private final Random random;
    private final List<String> lines = new ArrayList<>();

    Published(long seed) {
        random = new Random(seed);
        unit = "临江区第" + (1 + random.nextInt(9)) + "图书馆";
        year = 2018 + random.nextInt(8);
        duties = "<p>" + sentences(3) + "</p> <p>" + sentences(2) + "</p>";
        goals = sentences(3);
        results = sentences(4);
        for (var levels : LEVELS) {
            for (var level : levels.subList(1, levels.size())) {
                var many = 1 + random.nextInt(3);
                for (int i = 0; i < many; i++) {
                    indicators.add(new Indicator(List.of(
                            levels.get(0),
                            level,
                            phrase(2),
                            phrase(3),
                            random.nextInt(5) == 0 ? "" + random.nextInt(100) : sentences(1),
                            sentences(2 + random.nextInt(5)),
                            "" + random.nextInt(10),
                            "" + random.nextInt(10),
                            random.nextInt(4) == 0 ? phrase(4) : "",
                            random.nextInt(4) == 0 ? phrase(4) : "")));
                }
            }
        }
    }

    private String phrase(int words) {
        return IntStream.range(0, words)
                .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining());
    }

    private String sentences(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> phrase(3 + random.nextInt(8)) + (10 + random.nextInt(90)) + "次，" + phrase(3) + "。")
                .collect(Collectors.joining());
    }

    String text() {
        lines.clear();
        lines.addAll(List.of("部门整体自评表", "", "(" + year + " 年)", ""));
        row("部门(单位)名称", unit, "", "", "所属独立核算单位个数", "", "", "3");
        row("", "资金来源", "全年预算数 (A)", "全年执行数 (B)", "上级财政转移支付 (C)", "分值", "执行率 ((B-C)/A)", "得分");
        row("资金情况 (万元)", "财政拨款", "120.50", "118.25", "0", "--", "98.13%", "--");
        row("", "年度资金总额", "120.50", "118.25", "0", "10", "98.13%", "9.81");
        var cut = random.nextBoolean() ? cut(duties) : duties.length();
        row("部门职能概述", duties.substring(0, cut), "", "", "", "", "", "");
        if (cut < duties.length()) {
            breakPage();
            row("", duties.substring(cut), "", "", "", "", "", "");
        }
        row("年度总", "年初设定目标", "", "", "目标完成情况", "", "", "");
        breakPage();
        row("年度总体目标", goals, "", "", "", results, "", "", "", "", "");
        row("", "一级指标", "二级指标", "三级指标", "目标内容", "目标值", "完成值", "分值", "得分", "未完成原因", "改进措施");
        indicators();
        row("总分", "", "", "", "", "", "", "100", "97.5", "", "");
        return String.join("\n", lines);
    }

    private void indicators() {
        var level1 = "";
        var level2 = "";
        // On each page the table stands whole or has lost what is empty at its left.
        var lost = 0;
        for (int i = 0; i < indicators.size(); i++) {
            var cells = new ArrayList<>(indicators.get(i).cells());
            var first1 = !cells.get(0).equals(level1);
            var first2 = !cells.get(1).equals(level2);
            level1 = cells.get(0);
            level2 = cells.get(1);
            cells.set(0, first1 ? level1 : "");
            var moves = first2 && !first1 && random.nextInt(4) == 0;
            cells.set(1, (first2 || random.nextBoolean()) && !moves ? level2 : "");
            cells.add(0, i == 0 ? "年度绩效指标" : "");
            var ends = random.nextInt(3) == 0;
            var rest = ends ? cutRow(cells) : List.<String>of();
            line(cells, i == 0 ? 0 : lost);
            if (moves) {
                line(List.of("", "", level2, "", "", "", "", "", "", "", ""), lost);
            }
            if (ends) {
                breakPage();
                lost = random.nextInt(2);
                line(rest, lost);
            }
        }
    }

    /** Cuts the longest text, and with it any that is nearly as long. */
    private List<String> cutRow(List<String> cells) {
        var longest = cells.stream().mapToInt(String::length).max().orElse(0);
        var rest = new ArrayList<String>();
        for (int i = 0; i < cells.size(); i++) {
            var text = cells.get(i);
            if (i <= LAST_TEXT && text.length() * 10 >= longest * 9) {
                var cut = cut(text);
                cells.set(i, text.substring(0, cut));
                rest.add(text.substring(cut));
            } else {
                rest.add("");
            }
        }
        return rest;
    }

    /** Somewhere in the second half, and within a sentence. */
    private int cut(String text) {
        var cut = text.length() / 2 + random.nextInt(text.length() / 3);
        while ("。<>/p ".indexOf(text.charAt(cut - 1)) >= 0 || "<>/p".indexOf(text.charAt(cut)) >= 0) {
            cut--;
        }
        return cut;
    }

    private void breakPage() {
        if (random.nextBoolean()) {
            lines.add("第 " + (1 + random.nextInt(9)) + " 页 共 9 页");
        }
        lines.add("");
        if (random.nextInt(4) == 0) {
            lines.add("部门整体自评表（续）");
        }
    }

    private void row(String... cells) {
        lines.add(String.join("\t", cells));
    }

    private void line(List<String> cells, int lost) {
        lines.add(cells.subList(lost, cells.size()).stream().map(this::wrapped).collect(Collectors.joining("\t")));
    }

    /** As where a line ended on the paper. */
    private String wrapped(String cell) {
        var at = cell.length() / 2;
        var han = at > 0
                && Character.UnicodeScript.of(cell.charAt(at)) == Character.UnicodeScript.HAN
                && Character.UnicodeScript.of(cell.charAt(at - 1)) == Character.UnicodeScript.HAN;
        return han && random.nextInt(5) == 0 ? cell.substring(0, at) + " " + cell.substring(at) : cell;
    }
}
