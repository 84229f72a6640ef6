package jiheng.command.evaluation;

import static jiheng.command.evaluation.AForm.APPROVER;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jiheng.command.CommandRefused;
import jiheng.command.template.Fields;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.TemplateChanged;
import jiheng.events.evaluation.Value;
import jiheng.events.template.Template;
import org.junit.jupiter.api.Test;

/** Random forms moved through random versions of their template. A failure names its seed. */
class MovedLivesTest {
    private static final int LIVES = 30;
    private static final int MOVES = 6;
    private static final long FIRST_SEED = 20_261_123;
    private static final Set<String> REFUSALS = Set.of("rows-without-place", "route-breaks-off");

    /** A form with the round it is in, and whether its targets are locked. */
    private record Beginning(AForm form, Stage stage, boolean locked) {}

    private static final List<Beginning> BEGINNINGS = List.of(
            new Beginning(AForm.targeted(), Stage.TARGETS, false),
            new Beginning(AForm.baselined(), Stage.RESULTS, true),
            new Beginning(AForm.filled(), Stage.RESULTS, true),
            new Beginning(AForm.together(), Stage.RESULTS, false),
            new Beginning(AForm.filled().submitted().approvedBy(APPROVER).returnedBy(REVIEWER), Stage.RESULTS, true));

    private static final List<String> CELLS = List.of(
            "header/form/independentUnits",
            "header/form/contact",
            "funds/fiscal/budget",
            "funds/fiscal/transfers",
            "funds/own/budget",
            "funds/total/reason",
            "narratives/duties/text",
            "narratives/plan/text",
            "narratives/results/text",
            "signoff/form/preparer",
            "branches/output/reason",
            "indicators/indicator-1/content",
            "indicators/indicator-1/reason",
            "indicators/indicator-2/actual",
            "indicators/indicator-3/note");

    /** What a bureau does to a template; what makes it unsound is not published. */
    private static final List<Edit> EDITS = List.of(
            (edition, random) -> edition.drop("layout/narratives", pick(List.of("duties", "plan", "results"), random)),
            (edition, random) -> edition.drop("layout/header", pick(List.of("independentUnits", "contact"), random)),
            (edition, random) ->
                    edition.drop("layout/columns", pick(List.of("content", "reason", "improvement", "note"), random)),
            (edition, random) -> edition.drop("layout/funds/columns", pick(List.of("transfers", "other"), random)),
            (edition, random) -> edition.drop("layout/funds/sources", "own"),
            (edition, random) -> edition.drop("layout/signoff", "preparer"),
            (edition, random) ->
                    edition.drop("layout/branches/1/children", pick(List.of("social", "economic"), random)),
            (edition, random) -> edition.drop("route", pick(List.of("unit", "supervising"), random)),
            (edition, random) -> edition.add("layout/narratives", narrative("plan", random.nextInt(1, 30))),
            (edition, random) -> edition.add("layout/narratives", narrative("duties", random.nextInt(1, 30))),
            (edition, random) -> edition.add("layout/header", field("contact", random.nextBoolean() ? 40 : 0)),
            (edition, random) -> edition.add("layout/header", field("independentUnits", random.nextBoolean() ? 40 : 0)),
            (edition, random) -> edition.add("layout/signoff", signOff("preparer")),
            (edition, random) -> edition.add("layout/funds/sources", "{\"key\": \"own\", " + words("自有资金") + "}"),
            (edition, random) -> edition.add(
                    "layout/columns", "{\"field\": \"note\", " + words("备注") + ", \"width\": 40, \"printed\": true}"),
            (edition, random) -> edition.add(
                    "layout/columns",
                    "{\"field\": \"content\", " + words("内容") + ", \"width\": 40, \"printed\": true}"),
            (edition, random) -> edition.rename("layout/columns", "weight", "权重", "Weight"),
            (edition, random) ->
                    edition.change("layout/branches", "output", one -> one.put("adjustable", random.nextBoolean())),
            (edition, random) -> edition.change(
                    "ruleSet", one -> one.put("id", pick(List.of("national", "form-2022", "capped"), random))));

    private interface Edit {
        Edition on(Edition edition, Random random);
    }

    private record Filled(Cell cell, Value value) {}

    @Test
    void everyFilledCellIsThereAfterEveryMoveInItsPlaceOrKept() {
        var moved = 0;
        var kept = 0;
        var restored = 0;
        var refused = new TreeSet<String>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + LIVES; seed++) {
            var random = new Random(seed);
            var begin = pick(BEGINNINGS, random);
            var form = begin.form();
            var template = known(form);
            var layout = template.layout();
            for (int i = 0; i < MOVES; i++) {
                form = filled(form, begin, layout, random);
                template = next(template, random);
                var offered = form.offering(template);
                AForm after;
                try {
                    after = offered.by(PREPARER, new MoveToTemplate(ID, form.seen(), template.version(), null));
                } catch (AssertionError stopped) {
                    refused.add(code(offered, template));
                    continue;
                }
                var event = (TemplateChanged) after.toldSince(form).get(0);
                assertThat(cells(after.content())).as("seed %d", seed).isEqualTo(cells(form.content()));
                assertThat(after.content().cells()).as("seed %d", seed).allSatisfy((cell, value) -> assertThat(
                                Fields.of(event.layout(), form(after), cell))
                        .isPresent());
                assertThat(after.content().indicators())
                        .as("seed %d", seed)
                        .isEqualTo(form.content().indicators());
                moved++;
                kept += event.kept().size();
                restored += event.restored().size();
                layout = event.layout();
                form = after;
            }
        }
        assertThat(moved).isGreaterThan(LIVES * MOVES / 2);
        assertThat(kept).isGreaterThan(30);
        assertThat(restored).isPositive();
        assertThat(refused).isEqualTo(REFUSALS);
    }

    private static Content form(AForm form) {
        return form.content();
    }

    /** Every value with the cell it was filled in at, by a plain reading of what stands and what is kept. */
    private static List<Filled> cells(Content content) {
        var standing = content.cells().entrySet().stream().map(cell -> new Filled(cell.getKey(), cell.getValue()));
        var kept = content.kept().stream().map(one -> new Filled(one.cell(), one.value()));
        return Stream.concat(standing, kept)
                .sorted(Comparator.comparing(Filled::cell).thenComparing(one -> "" + one.value()))
                .toList();
    }

    private static String code(AForm form, Template to) {
        for (var code : REFUSALS) {
            try {
                form.when(PREPARER, new MoveToTemplate(ID, form.seen(), to.version(), null))
                        .refused(CommandRefused.Kind.RULE, code);
                return code;
            } catch (AssertionError another) {
                continue;
            }
        }
        return "another";
    }

    /** Some of the cells that the form has a place for and that are open today, in one act. */
    private static AForm filled(AForm form, Beginning begin, Layout layout, Random random) {
        var entries = new ArrayList<CellEntry>();
        for (int i = 0; i < 8; i++) {
            var cell = new Cell(pick(CELLS, random));
            if (Fields.of(layout, form.content(), cell).isPresent()
                    && Fields.barrier(layout, begin.stage(), begin.locked(), cell)
                            .isEmpty()) {
                entries.add(CellEntry.typed(cell, "" + random.nextInt(1, 10)));
            }
        }
        return form.by(PREPARER, new FillCells(ID, form.seen(), entries));
    }

    private static Template known(AForm form) {
        return form.templates().find(AForm.DEPARTMENT).orElseThrow();
    }

    private static Template next(Template before, Random random) {
        while (true) {
            var edition = Edition.of(before, before.version().version() + 1);
            var edits = new ArrayList<Edit>();
            for (int i = 0; i < 3; i++) {
                edits.add(pick(EDITS, random));
            }
            edits.forEach(edit -> edit.on(edition, random));
            try {
                return edition.template();
            } catch (CommandRefused unsound) {
                continue;
            }
        }
    }

    private static String narrative(String key, int limit) {
        return "{\"key\": \"" + key + "\", " + words("文字") + ", \"limit\": " + limit
                + ", \"binding\": \"ANY\", \"owed\": false, \"under\": null}";
    }

    private static String field(String key, int limit) {
        return "{\"key\": \"" + key + "\", " + words("栏目") + ", \"limit\": " + limit + "}";
    }

    private static String signOff(String key) {
        return "{\"key\": \"" + key + "\", " + words("签名") + ", \"limit\": 20, \"owed\": false}";
    }

    private static String words(String zh) {
        return "\"title\": {\"zh\": \"" + zh + "\", \"en\": \"a place\"}";
    }

    private static <T> T pick(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
