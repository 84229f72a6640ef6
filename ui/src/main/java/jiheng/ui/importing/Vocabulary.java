package jiheng.ui.importing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiheng.events.evaluation.FormKind;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Layout.FundFigure;
import jiheng.events.template.Template;
import org.jspecify.annotations.Nullable;

/**
 * The words by which the parts of a form are looked for: what a person corrected, before the titles of its template,
 * before what people usually write instead.
 */
final class Vocabulary {
    static final String SOURCE = "#source";
    static final String WEIGHT = "#weight";
    static final String RATE = "#rate";
    static final String SCORE = "#score";
    /** What a person said is to be passed over. */
    static final String IGNORED = "#ignored";

    static final String UNIT_NAME = "#unit";
    static final String PROJECT_NAME = "#project";
    static final String PROJECT_CODE = "#projectCode";

    private final Template template;
    private final List<Correction> corrections;
    private final Map<String, String> funds = new HashMap<>();
    private final Map<String, String> indicators = new HashMap<>();
    private final Map<String, String> fields = new LinkedHashMap<>();

    Vocabulary(Template template, List<Correction> corrections) {
        this.template = template;
        // What a template no longer has is forgotten with it.
        var targets = new Targets(template.layout());
        this.corrections = corrections.stream().filter(targets::has).toList();
        corrected(Correction.Part.FUNDS, funds);
        corrected(Correction.Part.INDICATORS, indicators);
        corrected(Correction.Part.FIELDS, fields);
        titles();
        synonyms();
    }

    Template template() {
        return template;
    }

    Layout layout() {
        return template.layout();
    }

    boolean isProject() {
        return template.kind() == FormKind.PROJECT;
    }

    List<Correction> corrections() {
        return corrections;
    }

    private void corrected(Correction.Part part, Map<String, String> into) {
        this.corrections.stream().filter(one -> one.part() == part).forEach(one -> into.put(one.label(), one.target()));
    }

    private void titles() {
        layout().funds().columns().forEach(column -> put(funds, column.title().zh(), column.key()));
        layout().funds().figures().forEach(figure -> put(funds, figure.title().zh(), key(figure)));
        layout().columns().forEach(column -> put(indicators, column.title().zh(), column.field()));
        layout().header().forEach(field -> put(fields, field.title().zh(), "header/" + field.key()));
        layout().narratives().forEach(text -> put(fields, text.title().zh(), "narratives/" + text.key()));
        layout().signoff().forEach(field -> put(fields, field.title().zh(), "signoff/" + field.key()));
    }

    static String key(FundFigure figure) {
        return switch (figure.figure()) {
            case WEIGHT -> WEIGHT;
            case RATE -> RATE;
            case SCORE -> SCORE;
        };
    }

    private void synonyms() {
        layout().funds().columns().forEach(column -> Synonyms.of(column.role())
                .forEach(word -> put(funds, word, column.key())));
        Synonyms.FUND_FIGURES.forEach((key, words) -> words.forEach(word -> put(funds, word, key)));
        layout().columns().forEach(column -> Synonyms.ofColumn(column.field())
                .forEach(word -> put(indicators, word, column.field())));
        Synonyms.FIELDS.forEach((field, words) -> {
            if (has(field)) {
                words.forEach(word -> put(fields, word, field));
            }
        });
        Labels.UNIT_NAME.forEach(word -> fields.putIfAbsent(word, UNIT_NAME));
        if (isProject()) {
            Synonyms.PROJECT_NAME.forEach(word -> put(fields, word, PROJECT_NAME));
            Synonyms.PROJECT_CODE.forEach(word -> put(fields, word, PROJECT_CODE));
        }
    }

    private boolean has(String field) {
        var key = field.substring(field.indexOf('/') + 1);
        return switch (field.substring(0, field.indexOf('/'))) {
            case "header" -> Layout.find(layout().header(), key).isPresent();
            case "narratives" -> Layout.find(layout().narratives(), key).isPresent();
            default -> Layout.find(layout().signoff(), key).isPresent();
        };
    }

    private static void put(Map<String, String> words, String title, String key) {
        String plain = Labels.plain(title);
        words.putIfAbsent(plain, key);
        if (plain.endsWith(")")) {
            words.putIfAbsent(Labels.base(title), key);
        }
    }

    @Nullable String fund(String text) {
        return word(funds, text);
    }

    @Nullable String indicator(String text) {
        return word(indicators, text);
    }

    @Nullable String field(String text) {
        return word(fields, text);
    }

    private static @Nullable String word(Map<String, String> words, String text) {
        var whole = words.get(Labels.plain(text));
        return whole == null ? words.get(Labels.base(text)) : whole;
    }

    /** Every label by which a field is known. */
    Set<String> labels(String field) {
        return fields.entrySet().stream()
                .filter(one -> one.getValue().equals(field))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** All fields beside the two tables. */
    Stream<String> fields() {
        return fields.values().stream().filter(one -> !one.startsWith("#")).distinct();
    }

    /** What a person said of the name of a source, or of a row's indicators as {@code level 1/level 2}. */
    @Nullable String corrected(Correction.Part part, String name) {
        var label = Labels.plain(name);
        return corrections.stream()
                .filter(one -> one.part() == part && one.label().equals(label))
                .map(Correction::target)
                .findFirst()
                .orElse(null);
    }

    /** Whether some branch has a level-2 indicator of this name. */
    boolean isChild(String name) {
        return layout().branches().stream()
                .flatMap(branch -> branch.children().stream())
                .anyMatch(child -> Titles.same(child.title().zh(), name));
    }

    boolean isKnown(Grid.Cell cell) {
        return Labels.known(cell) || field(cell.text()) != null;
    }

    /** Whether these make the head of the fund table. */
    boolean isFundHead(Set<String> found) {
        var amounts = layout().funds().columns().stream()
                .filter(column -> found.contains(column.key()))
                .count();
        return amounts >= 2 || amounts == 1 && found.size() >= 3;
    }

    /** Whether these make the head of the indicator table. */
    boolean isIndicatorHead(Set<String> found) {
        return found.contains("branch") && found.contains("child") && found.size() >= 4;
    }

    /** How well a sheet goes by this template's own titles: those that it shows, less those that it lacks. */
    int likeness(Grid grid, @Nullable String title) {
        var shown = new HashSet<String>();
        for (var cell : grid.all()) {
            var plain = Labels.plain(cell.text());
            shown.add(plain);
            shown.add(Labels.base(cell.text()));
            var colon = plain.indexOf(':');
            shown.add(colon < 0 ? plain : plain.substring(0, colon));
            shown.add(Labels.bareSource(cell.text()));
        }
        var own = Stream.of(
                        layout().header().stream(),
                        layout().funds().columns().stream(),
                        layout().funds().sources().stream(),
                        layout().narratives().stream(),
                        layout().signoff().stream())
                .flatMap(part -> part)
                .map(part -> ((Layout.Named) part).title());
        var printed = layout().columns().stream().filter(Layout.Column::printed).map(Layout.Column::title);
        var likeness = Stream.concat(own, printed)
                .mapToInt(words -> shown.contains(Labels.base(words.zh())) ? 2 : -1)
                .sum();
        var exact = title != null
                && Labels.plain(title).endsWith(Labels.plain(layout().title().zh()));
        return exact ? likeness + 3 : likeness;
    }
}
