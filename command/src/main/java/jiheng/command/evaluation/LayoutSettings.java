package jiheng.command.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Layout.Binding;
import jiheng.events.evaluation.Layout.Denominator;
import jiheng.events.evaluation.Layout.Numerator;
import jiheng.events.evaluation.Layout.Orientation;
import jiheng.events.evaluation.Layout.Role;
import jiheng.events.evaluation.Layout.Targets;
import jiheng.events.evaluation.Words;
import org.jspecify.annotations.Nullable;

/** What a layout lays down beside names, limits and weights, each in words; always as many of the same kind of thing. */
final class LayoutSettings {
    private static final Words NONE = new Words("无", "none");
    private static final Map<Binding, Words> BINDINGS = Map.of(
            Binding.TARGETS, new Words("随目标填写", "filled in with the targets"),
            Binding.RESULTS, new Words("随自评填写", "filled in with the results"),
            Binding.ANY, new Words("随时可填", "filled in at any time"));
    private static final Map<Role, Words> ROLES = Map.of(
            Role.OPENING, new Words("年初预算", "opening budget"),
            Role.ADJUSTED, new Words("全年预算", "adjusted budget"),
            Role.EXECUTED, new Words("执行数", "executed"),
            Role.TRANSFERS, new Words("上级转移支付", "transfers from above"),
            Role.OTHER, new Words("其他", "other"));
    private static final Map<Targets, Words> TARGETS = Map.of(
            Targets.TEXT, new Words("目标为文字", "targets are texts"),
            Targets.MEASURES, new Words("目标为量化指标", "targets are measures"),
            Targets.SPLIT, new Words("目标分性质、数值、单位三栏", "targets have nature, value and unit apart"),
            Targets.BOTH, new Words("目标为文字和量化指标", "targets are texts and measures"));

    private LayoutSettings() {}

    static List<Words> of(Layout layout) {
        return List.of(
                due(TARGETS.get(layout.targets())),
                layout.paper().orientation() == Orientation.LANDSCAPE
                        ? new Words("横向", "landscape")
                        : new Words("纵向", "portrait"),
                layout.paper().caption(),
                listed("检查：", "checks: ", layout.checks()));
    }

    static List<Words> of(Layout.Narrative text) {
        var under = text.under();
        return List.of(due(BINDINGS.get(text.binding())), owed(text.owed()), under == null ? NONE : under);
    }

    static List<Words> of(Layout.Branch branch) {
        return List.of(
                branch.required() ? new Words("须有指标", "holds a row") : new Words("可无指标", "may hold no row"),
                adjustable(branch.adjustable()));
    }

    static List<Words> of(Layout.Column column) {
        return List.of(column.printed() ? new Words("印在表上", "printed") : new Words("只在屏幕上", "on the screen only"));
    }

    static List<Words> of(Layout.FundColumn column) {
        return List.of(due(ROLES.get(column.role())));
    }

    static List<Words> of(Layout.SignOff field) {
        return List.of(owed(field.owed()));
    }

    static List<Words> of(Layout.Funds funds) {
        var above = funds.rate().numerator() == Numerator.EXECUTED ? "B" : "(B−C)";
        var below = funds.rate().denominator() == Denominator.OPENING
                ? new Words("年初预算", "opening budget")
                : new Words("全年预算", "adjusted budget");
        return List.of(
                new Words(above + " ÷ " + below.zh(), above + " ÷ " + below.en()), adjustable(funds.adjustable()));
    }

    private static Words listed(String zh, String en, List<String> all) {
        return new Words(zh + String.join("、", all), en + String.join(", ", all));
    }

    /** The settings of the first that the second has otherwise. */
    static Words unlike(List<Words> one, List<Words> other) {
        var unlike = IntStream.range(0, one.size())
                .filter(i -> !one.get(i).equals(other.get(i)))
                .mapToObj(one::get)
                .toList();
        return new Words(
                unlike.stream().map(Words::zh).collect(Collectors.joining("，")),
                unlike.stream().map(Words::en).collect(Collectors.joining(", ")));
    }

    private static Words owed(boolean owed) {
        return owed ? new Words("必填", "owed") : new Words("选填", "not owed");
    }

    private static Words adjustable(boolean adjustable) {
        return adjustable ? new Words("权重可调", "adjustable weight") : new Words("权重不可调", "fixed weight");
    }

    private static Words due(@Nullable Words words) {
        return Objects.requireNonNull(words);
    }
}
