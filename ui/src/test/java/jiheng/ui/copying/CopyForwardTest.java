package jiheng.ui.copying;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jiheng.command.Actor;
import jiheng.command.cycle.CloseCycle;
import jiheng.command.cycle.OpenCycle;
import jiheng.command.template.Templates;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellFilled;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Layout;
import jiheng.events.organisation.AccountId;
import jiheng.events.template.Template;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.organisation.CycleView;
import jiheng.query.organisation.Organisation;
import jiheng.ui.Product;
import jiheng.ui.acts.Desk;
import jiheng.ui.api.ProjectForm;
import jiheng.ui.page.Person;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Next year's form from this year's, over real HTTP. */
class CopyForwardTest {
    private static final Product PRODUCT = Product.running();
    private static final String CENTRE = "evaluation-2022-centre-department";

    private final Evaluations evaluations = PRODUCT.context().getBean(Evaluations.class);

    @BeforeAll
    static void laterYears() {
        List.of(2023, 2042, 2043).forEach(CopyForwardTest::open);
        send(new CloseCycle(CycleId.of("2043"), "试验"), "close-2043");
    }

    @Test
    void chosen_rows_become_the_targets_of_a_later_year_and_each_cell_names_where_it_came_from() {
        var source = evaluations.find(new EvaluationId(CENTRE)).orElseThrow();
        var rows = source.content().indicators().stream().limit(2).toList();
        var first = rows.get(0).id().value();
        var second = rows.get(1).id().value();

        var answer = PRODUCT.post(
                "centre", "/api/v1/evaluations/" + CENTRE + "/copy-forward", -1, """
                {"cycle": "2042", "rows": ["%s", "%s"],
                 "changes": [{"cell": "indicators/%s/target", "value": "明年开班 12 期"}]}
                """.formatted(second, first, first));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/evaluations/evaluation-2042-centre-department");
        var copy = evaluations
                .find(new EvaluationId("evaluation-2042-centre-department"))
                .orElseThrow();
        assertThat(copy.stage().name() + " " + copy.state()).isEqualTo("TARGETS DRAFT");
        assertThat(copy.template()).isEqualTo(newest("department-2022").version());
        assertThat(copy.content().indicators())
                .extracting(row -> row.id().value())
                .containsExactly(first, second);
        assertThat(copy.content().text(new Cell("indicators/" + first + "/target")))
                .isEqualTo("明年开班 12 期");
        assertThat(copy.content().text(new Cell("indicators/" + second + "/target")))
                .isEqualTo(source.content().text(new Cell("indicators/" + second + "/target")));
        assertThat(copy.content().value(new Cell("indicators/" + second + "/actual")))
                .isEmpty();
        assertThat(copy.content().value(new Cell("narratives/goals/text"))).isEmpty();
        var origins = origins("evaluation-2042-centre-department");
        assertThat(origins).doesNotContainKey("indicators/" + first + "/target");
        assertThat(origins.get("indicators/" + second + "/target"))
                .isEqualTo(CENTRE + " " + source.content().digest() + " indicators/" + second + "/target");

        var beside = new Person(PRODUCT, "centre").get("/evaluations/evaluation-2042-centre-department/last-year");
        assertThat(beside.body())
                .contains("data-last-year", source.content().text(new Cell("indicators/" + first + "/actual")))
                .doesNotContain("现在的数字");
        var again =
                PRODUCT.post("centre", "/api/v1/evaluations/" + CENTRE + "/copy-forward", -1, "{\"cycle\": \"2042\"}");
        assertThat(again.status() + " " + again.code()).isEqualTo("409 already-open");
        var page = new Person(PRODUCT, "centre").get("/evaluations/" + CENTRE + "/copy-forward?cycle=2042");
        assertThat(page.body()).contains("data-taken", "/evaluations/evaluation-2042-centre-department");
        var history = PRODUCT.get("auditor", "/api/v1/evaluations/evaluation-2042-centre-department/history");
        assertThat(history.body()).contains("沿用自评表「" + CENTRE + "」indicators/" + second + "/target");
    }

    @Test
    void a_form_opened_otherwise_has_nothing_beside_it() {
        assertThat(new Person(PRODUCT, "centre")
                        .get("/evaluations/" + CENTRE + "/last-year")
                        .body())
                .doesNotContain("data-last-year");
    }

    @Test
    void a_project_s_form_keeps_its_project_its_goals_and_the_example_of_the_document_is_accepted() {
        var form = ProjectForm.open(PRODUCT, "copied-on").rows().targets();
        var example = PRODUCT.send(PRODUCT.request("/v3/api-docs"))
                .json()
                .at(
                        "/paths/~1api~1v1~1evaluations~1{id}~1copy-forward/post/requestBody/content/application~1json/example")
                .toString();

        var answer = PRODUCT.post("preparer", "/api/v1/evaluations/" + form.id() + "/copy-forward", -1, example);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        var copy = evaluations
                .find(new EvaluationId("evaluation-2023-union-project-copied-on"))
                .orElseThrow();
        var source = evaluations.find(new EvaluationId(form.id())).orElseThrow();
        assertThat(copy.project()).isEqualTo(source.project());
        assertThat(copy.content().text(new Cell("narratives/goals/text")))
                .isEqualTo(source.content().text(new Cell("narratives/goals/text")))
                .isNotEmpty();
        assertThat(copy.content().text(new Cell("indicators/indicator-1/weight")))
                .isEqualTo("20.00");
    }

    @Test
    void what_cannot_be_done_is_refused_in_words_and_opens_nothing() {
        assertThat(refused("centre", "{\"cycle\": \"2022\"}")).isEqualTo("409 copy-cycle-not-later");
        assertThat(refused("centre", "{\"cycle\": \"2043\"}")).isEqualTo("409 cycle-closed");
        assertThat(refused("centre", "{\"cycle\": \"1999\"}")).isEqualTo("404 no-such-cycle");
        assertThat(refused("centre", "{\"cycle\": \"2023\", \"rows\": [\"indicator-none\"]}"))
                .isEqualTo("422 no-such-row");
        assertThat(refused("centre", "{\"cycle\": \"2023\", \"rows\": []}")).isEqualTo("422 copy-no-rows");
        assertThat(refused("centre", "{\"cycle\": \"2023\", \"changes\": [{\"cell\": \"x\", \"value\": \"1\"}]}"))
                .isEqualTo("422 no-such-cell");
        assertThat(
                        refused(
                                "centre",
                                "{\"cycle\": \"2023\", \"changes\": [{\"cell\": \"indicators/indicator-1/score\", \"value\": \"1\"}]}"))
                .isEqualTo("409 cells-not-open");
        assertThat(refused("auditor", "{\"cycle\": \"2023\"}")).isEqualTo("403 role-missing");
        assertThat(refused("school", "{\"cycle\": \"2023\"}")).isEqualTo("403 not-yours-to-read");
        var last = PRODUCT.post("centre", "/api/v1/evaluations/evaluation-2042-none/copy-forward", -1, "{}");
        assertThat(last.status()).isEqualTo(404);
        assertThat(evaluations.find(new EvaluationId("evaluation-2023-centre-department")))
                .isEmpty();
    }

    @Test
    void a_row_without_a_place_and_a_column_that_is_gone_are_told_of() {
        var source = evaluations.find(new EvaluationId(CENTRE)).orElseThrow();
        var template = newest("department-2022");
        var layout = template.layout();
        var gone = source.content().indicators().get(0);
        var branches = layout.branches().stream()
                .map(branch -> branch.key().equals(gone.branch())
                        ? new Layout.Branch(
                                branch.key(),
                                branch.title(),
                                branch.weight(),
                                branch.required(),
                                branch.adjustable(),
                                branch.children().stream()
                                        .filter(child -> !child.key().equals(gone.child()))
                                        .toList())
                        : branch)
                .toList();
        var columns = layout.columns().stream()
                .filter(column -> !column.field().equals("content"))
                .toList();
        var narrower = new Template(
                template.version(),
                template.kind(),
                template.ruleSet(),
                new Layout(
                        layout.title(),
                        layout.header(),
                        layout.funds(),
                        layout.narratives(),
                        layout.targets(),
                        branches,
                        columns,
                        layout.signoff(),
                        layout.checks(),
                        layout.paper()),
                template.route());

        var plan = Plan.of(source, cycle(), narrower);

        var without = source.content().indicators().stream()
                .filter(row -> row.branch().equals(gone.branch()) && row.child().equals(gone.child()))
                .map(row -> row.id().value())
                .toList();
        assertThat(without).isNotEmpty();
        assertThat(plan.leftOut().stream().filter(one -> one.cell() == null).map(Plan.LeftOut::row))
                .containsExactlyElementsOf(without);
        assertThat(plan.rows()).hasSize(source.content().indicators().size() - without.size());
        assertThat(plan.leftOut().stream().map(Plan.LeftOut::cell).filter(cell -> cell != null))
                .containsExactlyElementsOf(source.content().indicators().stream()
                        .filter(row -> !without.contains(row.id().value()))
                        .map(row -> Cell.indicator(row.id(), "content"))
                        .filter(cell -> source.content().value(cell).isPresent())
                        .map(Cell::path)
                        .toList());
        assertThat(Plan.of(source, cycle(), template).leftOut()).isEmpty();
    }

    @Test
    void the_page_prefills_every_row_with_last_year_beside_it_and_keeps_what_was_typed_when_refused() {
        var source = evaluations.find(new EvaluationId(CENTRE)).orElseThrow();
        var centre = new Person(PRODUCT, "centre");
        var at = "/evaluations/" + CENTRE + "/copy-forward";

        var page = centre.get(at + "?cycle=2023").body();
        source.content().indicators().forEach(row -> assertThat(page)
                .contains("name=\"row\" value=\"" + row.id() + "\"")
                .contains("name=\"" + Cell.indicator(row.id(), "weight") + "\""));
        assertThat(centre.get("/evaluations/" + CENTRE).body()).contains(at);

        var row = source.content().indicators().get(0).id();
        var typed = new LinkedHashMap<>(Map.of("cycle", "2023", "key", "typed-wrong", "row", row.value()));
        typed.put(Cell.indicator(row, "weight").path(), "很多");
        var refused = centre.post(at, typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("data-refusal", "value=\"很多\"");
    }

    private static CycleView cycle() {
        return PRODUCT.context()
                .getBean(Organisation.class)
                .cycle(CycleId.of("2023"))
                .orElseThrow();
    }

    private static Template newest(String id) {
        return PRODUCT.context()
                .getBean(Templates.class)
                .latest()
                .filter(one -> one.version().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String refused(String account, String body) {
        var answer = PRODUCT.post(account, "/api/v1/evaluations/" + CENTRE + "/copy-forward", -1, body);
        return answer.status() + " " + answer.code();
    }

    /** Of each cell that was filled with an origin: the file, the hash and the cell it names. */
    private static Map<String, String> origins(String form) {
        var events = PRODUCT.context().getBean(EventStore.class);
        return events.readEvents(form)
                .asStream()
                .map(message -> message.getPayload())
                .filter(CellFilled.class::isInstance)
                .map(CellFilled.class::cast)
                .filter(filled -> filled.origin() != null)
                .collect(Collectors.toMap(
                        filled -> filled.cell().path(),
                        filled -> filled.origin().file() + " " + filled.origin().sha256() + " "
                                + filled.origin().cell()));
    }

    private static void open(int year) {
        var day = LocalDate.of(2099, 1, 1);
        if (PRODUCT.context()
                .getBean(Organisation.class)
                .cycle(CycleId.of("" + year))
                .isEmpty()) {
            send(new OpenCycle(CycleId.of("" + year), year, day, day.plusDays(1)), "copy-open-" + year);
        }
    }

    private static void send(Object command, String key) {
        PRODUCT.context()
                .getBean(Desk.class)
                .send(command, new Actor(AccountId.of("admin"), "test", "127.0.0.1", "", key, "test"));
    }
}
