package jiheng.query.history;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jiheng.events.evaluation.KeptCell;
import jiheng.events.evaluation.LayoutChange;
import jiheng.events.evaluation.RouteStep;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.TemplateChanged;
import jiheng.events.evaluation.Words;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Labels;
import org.jspecify.annotations.Nullable;

/** What a move to another version of the template changed, line by line. Pure. */
final class Moves {
    private Moves() {}

    static List<Entry.Change> changes(@Nullable Form before, TemplateChanged event, Labels labels) {
        var all = new ArrayList<Entry.Change>();
        if (before != null) {
            add(
                    all,
                    "template/rules",
                    new Words("计分规则", "scoring rules"),
                    name(before.ruleSet()),
                    name(event.ruleSet()));
            add(all, "template/route", new Words("审核流程", "route"), route(before.route()), route(event.route()));
        }
        event.changes().forEach(one -> all.add(change(one)));
        event.kept().forEach(one -> all.add(kept(one, labels, "原版本所填：", "as filled under the earlier version: ")));
        event.restored().forEach(one -> all.add(kept(one, labels, "回到表中：", "back in its place: ")));
        return all;
    }

    private static Entry.Change change(LayoutChange one) {
        var name = one.name();
        var field = "template/" + one.place();
        return switch (one.kind()) {
            case ADDED -> new Entry.Change(field, told("增设", "added: ", name), "", name.zh());
            case DROPPED -> new Entry.Change(field, told("取消", "dropped: ", name), name.zh(), "");
            case RENAMED -> new Entry.Change(field, told("改名", "renamed: ", name), zh(one.from()), zh(one.to()));
            case LIMIT -> new Entry.Change(field, told("字数上限", "longest text: ", name), zh(one.from()), zh(one.to()));
            case WEIGHT -> new Entry.Change(field, told("权重", "weight: ", name), zh(one.from()), zh(one.to()));
            case SETTING ->
                new Entry.Change(
                        field, told("设置", "setting: ", name), zh(one.from()), one.to() == null ? "有调整" : zh(one.to()));
        };
    }

    private static Words told(String zh, String en, Words name) {
        return new Words(zh + "「" + name.zh() + "」", en + name.en());
    }

    private static String zh(@Nullable Words words) {
        return words == null ? "" : words.zh();
    }

    private static Entry.Change kept(KeptCell one, Labels labels, String zh, String en) {
        var label = labels.kept(one);
        return new Entry.Change(
                one.cell().path(),
                new Words(zh + label.zh(), en + label.en()),
                "",
                one.value().toString());
    }

    private static void add(List<Entry.Change> all, String field, Words label, String from, String to) {
        if (!from.equals(to)) {
            all.add(new Entry.Change(field, label, from, to));
        }
    }

    private static String name(RuleSetVersion rules) {
        return rules.id() + " " + rules.version();
    }

    private static String route(List<RouteStep> route) {
        return route.stream().map(step -> step.title().zh()).collect(Collectors.joining("→"));
    }
}
