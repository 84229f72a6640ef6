package jiheng.ui.importing;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Words;
import org.jspecify.annotations.Nullable;

/** Everything that the words of a sheet may mean in a template, with its title for a person. */
final class Targets {
    private final Layout layout;
    private final Map<Correction.Part, Map<String, Words>> all = new EnumMap<>(Correction.Part.class);

    Targets(Layout layout) {
        this.layout = layout;
        for (var part : Correction.Part.values()) {
            all.put(part, new LinkedHashMap<>());
        }
        var funds = of(Correction.Part.FUNDS);
        funds.put(Vocabulary.SOURCE, new Words("资金来源", "Source of funds"));
        layout.funds().columns().forEach(one -> funds.put(one.key(), one.title()));
        layout.funds().figures().forEach(one -> funds.put(Vocabulary.key(one), one.title()));
        layout.columns().forEach(one -> of(Correction.Part.INDICATORS).put(one.field(), one.title()));
        named(Correction.Part.FIELDS, "header/", layout.header());
        named(Correction.Part.FIELDS, "narratives/", layout.narratives());
        named(Correction.Part.FIELDS, "signoff/", layout.signoff());
        layout.funds().sources().forEach(one -> of(Correction.Part.SOURCES).put(one.key(), one.title()));
        for (var branch : layout.branches()) {
            for (var child : branch.children()) {
                of(Correction.Part.ROWS).put(branch.key() + "/" + child.key(), joined(branch.title(), child.title()));
            }
        }
        all.values().forEach(part -> part.put(Vocabulary.IGNORED, new Words("不导入", "Not to be imported")));
    }

    private void named(Correction.Part part, String section, List<? extends Layout.Named> fields) {
        fields.forEach(one -> of(part).put(section + one.key(), one.title()));
    }

    Map<String, Words> of(Correction.Part part) {
        return all.getOrDefault(part, Map.of());
    }

    boolean has(Correction correction) {
        return of(correction.part()).containsKey(correction.target());
    }

    /** A cell's place in the form, in words. */
    Words place(Cell cell, Map<String, Integer> rows) {
        return switch (cell.section()) {
            case Cell.INDICATORS -> {
                var number = rows.getOrDefault(cell.row(), 0);
                yield joined(
                        new Words("第 " + number + " 行指标", "Indicator " + number),
                        title(Correction.Part.INDICATORS, cell.field()));
            }
            case Cell.FUNDS ->
                joined(
                        cell.row().equals(Cell.TOTAL)
                                ? new Words("执行率", "Execution rate")
                                : title(Correction.Part.SOURCES, cell.row()),
                        cell.row().equals(Cell.TOTAL)
                                ? new Words("得分", "Score")
                                : title(Correction.Part.FUNDS, cell.field()));
            case Cell.NARRATIVES -> title(Correction.Part.FIELDS, "narratives/" + cell.row());
            case Cell.HEADER, Cell.SIGNOFF -> title(Correction.Part.FIELDS, cell.section() + "/" + cell.field());
            default ->
                joined(
                        layout.branch(cell.row())
                                .map(Layout.Branch::title)
                                .orElse(new Words("资金执行率", "Execution rate")),
                        new Words("分值", "Weight"));
        };
    }

    private Words title(Correction.Part part, String key) {
        return of(part).getOrDefault(key, new Words(key, key));
    }

    private static Words joined(Words one, Words other) {
        return new Words(one.zh() + " · " + other.zh(), one.en() + " · " + other.en());
    }

    @Nullable Words named(Correction correction) {
        return of(correction.part()).get(correction.target());
    }
}
