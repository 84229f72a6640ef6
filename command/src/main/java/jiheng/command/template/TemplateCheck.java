package jiheng.command.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import jiheng.command.CommandRefused.Detail;
import jiheng.command.scoring.RuleSets;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Layout.Denominator;
import jiheng.events.evaluation.Layout.Numerator;
import jiheng.events.evaluation.Layout.Role;
import jiheng.events.evaluation.Part;
import jiheng.events.evaluation.Words;
import jiheng.events.template.Template;
import org.jspecify.annotations.Nullable;

/** What keeps a template from being used, each flaw at its place. A template without any opens, fills and settles. */
public final class TemplateCheck {
    /** The key of a row and the key of a field are parts of a cell's address, which differ in what they may hold. */
    private static final Pattern ROW_KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private static final Pattern FIELD_KEY = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{0,39}");
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_WORDS = 200;
    private static final int WIDEST = 1000;

    /** The columns that say what is aimed at and what was reached; without those of its mode a row cannot be filled. */
    private static final Map<Layout.Targets, Set<String>> MEASURED = Map.of(
            Layout.Targets.TEXT, Set.of("target", "actual"),
            Layout.Targets.MEASURES, Set.of("targets", "actuals"),
            Layout.Targets.SPLIT, Set.of("nature", "value", "unit", "reached"),
            Layout.Targets.BOTH, Set.of("target", "actual", "targets", "actuals"));

    private final Template template;
    private final Layout layout;
    private final List<Detail> flaws = new ArrayList<>();

    private TemplateCheck(Template template) {
        this.template = template;
        this.layout = template.layout();
    }

    public static List<Detail> flaws(Template template, RuleSets rules) {
        var check = new TemplateCheck(template);
        check.version();
        check.words("layout.title", check.layout.title());
        check.fields();
        check.funds();
        check.tree();
        check.columns();
        check.route();
        check.rules(rules);
        return List.copyOf(check.flaws);
    }

    private void version() {
        if (!ROW_KEY.matcher(template.version().id()).matches()) {
            flaw("version.id", "template-key", template.version().id());
        }
        if (template.version().version() < 1) {
            flaw("version.version", "template-number", "" + template.version().version());
        }
    }

    private void fields() {
        named("layout.header", layout.header(), FIELD_KEY);
        each("layout.header", layout.header(), (place, field) -> limit(place, field.limit(), 0));
        named("layout.narratives", layout.narratives(), ROW_KEY);
        each("layout.narratives", layout.narratives(), (place, text) -> {
            limit(place, text.limit(), 1);
            if (text.under() != null) {
                words(place + ".under", text.under());
            }
        });
        named("layout.signoff", layout.signoff(), FIELD_KEY);
        each("layout.signoff", layout.signoff(), (place, field) -> limit(place, field.limit(), 1));
        words("layout.paper.caption", layout.paper().caption());
        once("layout.checks", layout.checks(), check -> check, "template-key-twice");
    }

    private void funds() {
        var funds = layout.funds();
        if (funds.columns().isEmpty()) {
            flaw("layout.funds.columns", "template-empty", "");
        }
        if (funds.sources().isEmpty()) {
            flaw("layout.funds.sources", "template-empty", "");
        }
        named("layout.funds.columns", funds.columns(), FIELD_KEY);
        named("layout.funds.sources", funds.sources(), ROW_KEY);
        each("layout.funds.sources", funds.sources(), (place, source) -> reserved(place, source.key(), Cell.TOTAL));
        once(
                "layout.funds.columns",
                funds.columns(),
                column -> column.role() == Role.OTHER ? null : column.role(),
                "template-role-twice");
        once("layout.funds.figures", funds.figures(), Layout.FundFigure::figure, "template-figure-twice");
        each("layout.funds.figures", funds.figures(), (place, figure) -> words(place + ".title", figure.title()));
        role(funds, funds.rate().denominator() == Denominator.OPENING ? Role.OPENING : Role.ADJUSTED);
        role(funds, Role.EXECUTED);
        if (funds.rate().numerator() == Numerator.EXECUTED_LESS_TRANSFERS) {
            role(funds, Role.TRANSFERS);
        }
    }

    private void role(Layout.Funds funds, Role role) {
        if (funds.column(role).isEmpty()) {
            flaw("layout.funds.rate", "template-role-missing", role.name());
        }
    }

    private void tree() {
        named("layout.branches", layout.branches(), ROW_KEY);
        var sum = layout.funds().weight().value();
        weight("layout.funds.weight", sum);
        if (layout.branches().isEmpty()) {
            flaw("layout.branches", "template-empty", "");
        }
        for (int i = 0; i < layout.branches().size(); i++) {
            var branch = layout.branches().get(i);
            var place = "layout.branches[" + i + "]";
            reserved(place, branch.key(), Cell.FUNDS);
            weight(place + ".weight", branch.weight().value());
            sum = sum.add(branch.weight().value());
            if (branch.children().isEmpty()) {
                flaw(place + ".children", "template-empty", "");
            }
            named(place + ".children", branch.children(), ROW_KEY);
        }
        if (sum.compareTo(HUNDRED) != 0) {
            flaw("layout.branches", "template-weights", sum.toPlainString());
        }
    }

    private void columns() {
        var columns = layout.columns();
        once("layout.columns", columns, Layout.Column::field, "template-column-twice");
        each("layout.columns", columns, (place, column) -> {
            words(place + ".title", column.title());
            if (column.width() < 1 || column.width() > WIDEST) {
                flaw(place + ".width", "template-number", "" + column.width());
            }
            column(place, column.field(), columns.indexOf(column));
        });
        for (var field : List.of("branch", "child", "name", "weight", "score")) {
            if (!layout.has(field)) {
                flaw("layout.columns", "template-column-missing", field);
            }
        }
        for (var field : Objects.requireNonNull(MEASURED.get(layout.targets())).stream()
                .sorted()
                .toList()) {
            if (!layout.has(field)) {
                flaw("layout.columns", "template-column-missing", field);
            }
        }
        if (layout.has("explanation") && (layout.has("reason") || layout.has("improvement"))) {
            flaw("layout.columns", "template-column-unfit", "explanation");
        }
    }

    private void column(String place, String field, int at) {
        if (field.equals("branch") || field.equals("child")) {
            if (at != (field.equals("branch") ? 0 : 1)) {
                flaw(place + ".field", "template-column-place", field);
            }
        } else if (Fields.indicatorField(field).isEmpty()) {
            flaw(place + ".field", "template-column-unknown", field);
        } else if (MEASURED.values().stream().anyMatch(fields -> fields.contains(field))
                && !Objects.requireNonNull(MEASURED.get(layout.targets())).contains(field)) {
            flaw(place + ".field", "template-column-unfit", field);
        }
    }

    private void route() {
        if (template.route().isEmpty()) {
            flaw("route", "template-empty", "");
            return;
        }
        once("route", template.route(), step -> step.key(), "template-key-twice");
        each("route", template.route(), (place, step) -> {
            if (!ROW_KEY.matcher(step.key()).matches()) {
                flaw(place + ".key", "template-key", step.key());
            }
            words(place + ".title", step.title());
        });
        var last = template.route().size() - 1;
        if (!template.route().get(last).covers().equals(Set.of(Part.values()))) {
            flaw("route[" + last + "].covers", "template-last-step", "");
        }
    }

    private void rules(RuleSets rules) {
        var named = template.ruleSet();
        var found = rules.usable(named);
        if (found.isEmpty()) {
            flaw("ruleSet", "template-rule-set", named.id() + " " + named.version());
        }
        found.filter(set -> set.deductions().mustCite() && !layout.has("deduction"))
                .ifPresent(set -> flaw("layout.columns", "template-column-missing", "deduction"));
    }

    private void named(String place, List<? extends Layout.Named> all, Pattern keys) {
        once(place, all, Layout.Named::key, "template-key-twice");
        each(place, all, (at, one) -> {
            if (!keys.matcher(one.key()).matches()) {
                flaw(at + ".key", "template-key", one.key());
            }
            words(at + ".title", one.title());
        });
    }

    private void reserved(String place, String key, String reserved) {
        if (key.equals(reserved)) {
            flaw(place + ".key", "template-key", key);
        }
    }

    private void words(String place, Words words) {
        if (words.zh().isBlank() || words.en().isBlank()) {
            flaw(place, "template-words", "");
        } else if (words.zh().length() > LONGEST_WORDS || words.en().length() > LONGEST_WORDS) {
            flaw(place, "template-words-long", "" + LONGEST_WORDS);
        }
    }

    private void limit(String place, int limit, int least) {
        if (limit < least || limit > LONGEST_TEXT) {
            flaw(place + ".limit", "template-number", "" + limit);
        }
    }

    private void weight(String place, BigDecimal weight) {
        if (weight.signum() < 0 || weight.compareTo(HUNDRED) > 0) {
            flaw(place, "template-number", weight.toPlainString());
        }
    }

    private <T> void once(String place, List<T> all, Function<? super T, @Nullable Object> key, String code) {
        var seen = new HashSet<Object>();
        each(place, all, (at, one) -> {
            var known = key.apply(one);
            if (known != null && !seen.add(known)) {
                flaw(at, code, known.toString());
            }
        });
    }

    private interface At<T> {
        void look(String place, T one);
    }

    private static <T> void each(String place, List<? extends T> all, At<T> look) {
        for (int i = 0; i < all.size(); i++) {
            look.look(place + "[" + i + "]", all.get(i));
        }
    }

    private void flaw(String place, String code, String text) {
        flaws.add(new Detail(place, code, Map.of("text", text)));
    }
}
