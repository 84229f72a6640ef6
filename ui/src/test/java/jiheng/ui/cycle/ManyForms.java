package jiheng.ui.cycle;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import jiheng.command.Actor;
import jiheng.command.cycle.OpenCycle;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.UnitId;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.Form;
import jiheng.query.organisation.Organisation;
import jiheng.ui.acts.Desk;
import jiheng.ui.document.GeneratedContent;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A year of generated forms, put where the projection keeps forms: no event stands behind them, so they are taken out again. */
final class ManyForms {
    private static final List<String> SOURCES =
            List.of("evaluation-2022-centre-department", "evaluation-2022-union-project-skills");
    private static final List<String> UNITS =
            List.of("union", "centre", "women", "care", "school", "archives", "masses", "education");

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final CycleId cycle;
    private final List<Form> sources;

    ManyForms(ApplicationContext product, int year) {
        this.jdbc = product.getBean(JdbcClient.class);
        this.json = product.getBean(JsonMapper.class);
        this.cycle = CycleId.of("" + year);
        var evaluations = product.getBean(Evaluations.class);
        this.sources = SOURCES.stream()
                .map(id -> evaluations.find(new EvaluationId(id)).orElseThrow())
                .toList();
        var day = LocalDate.of(2099, 1, 1);
        if (product.getBean(Organisation.class).cycle(cycle).isEmpty()) {
            product.getBean(Desk.class)
                    .send(
                            new OpenCycle(cycle, year, day, day.plusDays(1)),
                            new Actor(AccountId.of("admin"), "test", "127.0.0.1", "", "many-" + year, "test"));
        }
    }

    CycleId cycle() {
        return cycle;
    }

    /** The same forms for the same numbers. */
    Form form(int number) {
        var from = sources.get(number % sources.size());
        var unit = UNITS.get(number % UNITS.size());
        return new Form(
                new EvaluationId(String.format(Locale.ROOT, "evaluation-%s-many-%05d", cycle.key(), number)),
                from.sequence(),
                UnitId.of(unit),
                "第 " + unit + " 单位",
                cycle,
                Integer.parseInt(cycle.key()),
                from.kind(),
                from.project(),
                from.template(),
                from.ruleSet(),
                from.layout(),
                from.route(),
                from.stage(),
                from.state(),
                from.resumes(),
                from.reopens(),
                from.locked(),
                from.version(),
                GeneratedContent.of(number, from.layout()),
                from.submissions(),
                from.approvals(),
                from.returned(),
                from.correction(),
                from.settlement(),
                from.disclosure(),
                from.findings(),
                from.opened(),
                from.last());
    }

    void lay(int many) {
        IntStream.range(0, many).forEach(number -> {
            var form = form(number);
            jdbc.sql(
                            "insert into evaluation (id, sequence, unit, unit_name, cycle, year, kind, project_name, stage, state,"
                                    + " version, self_total, rule_total, grade, changed_at, body)"
                                    + " select ?, sequence, ?, ?, ?, ?, kind, project_name, stage, state, version, self_total,"
                                    + " rule_total, grade, changed_at, ?::jsonb from evaluation where id = ?")
                    .params(
                            form.id().value(),
                            form.unit().value(),
                            form.unitName(),
                            cycle.value(),
                            form.year(),
                            json.writeValueAsString(form),
                            SOURCES.get(number % SOURCES.size()))
                    .update();
        });
    }

    void takeOut() {
        jdbc.sql("delete from evaluation where cycle = ?").param(cycle.value()).update();
    }
}
