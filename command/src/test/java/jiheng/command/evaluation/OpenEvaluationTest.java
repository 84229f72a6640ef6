package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.ABSENT;
import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.evaluation.AForm.ARCHIVIST;
import static jiheng.command.evaluation.AForm.CLOSED;
import static jiheng.command.evaluation.AForm.COLLEAGUE;
import static jiheng.command.evaluation.AForm.CYCLE;
import static jiheng.command.evaluation.AForm.DEPARTMENT;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.evaluation.AForm.PROJECT;
import static jiheng.command.evaluation.AForm.opening;
import static jiheng.command.organisation.Region.ARCHIVE;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.EvaluationOpened;
import jiheng.events.evaluation.FormKind;
import jiheng.events.evaluation.Project;
import jiheng.events.evaluation.RouteStep;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenEvaluationTest {
    private static final Project ROOF = new Project("roof-1", "校舍维修");

    private static OpenEvaluation project(Project project, TemplateVersion template) {
        return new OpenEvaluation(
                OpenEvaluation.idFor(CYCLE, SCHOOL, FormKind.PROJECT, project),
                SCHOOL,
                CYCLE,
                template,
                null,
                project,
                Stage.TARGETS);
    }

    private static EvaluationOpened openedBy(AForm form) {
        return (EvaluationOpened) form.told().findFirst().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"preparer", "finance"})
    void aFormIsOpenedWithTheStructureRulesAndRouteItKeeps(String who) {
        var opened = openedBy(AForm.none().by(AccountId.of(who), opening(Stage.TARGETS)));

        assertThat(opened.evaluation()).isEqualTo(ID);
        assertThat(opened.unitName()).isEqualTo("第一中学");
        assertThat(opened.year()).isEqualTo(2026);
        assertThat(opened.kind()).isEqualTo(FormKind.DEPARTMENT);
        assertThat(opened.ruleSet()).isEqualTo(new RuleSetVersion("form-2022", 1));
        assertThat(opened.layout().branches()).hasSize(3);
        assertThat(opened.route()).extracting(RouteStep::key).containsExactly("unit", "supervising", "finance");
        assertThat(opened.stage()).isEqualTo(Stage.TARGETS);
    }

    @Test
    void aUnitRightBelowTheBureauHasNoSupervisingDepartmentToPass() {
        var id = OpenEvaluation.idFor(CYCLE, ARCHIVE, FormKind.DEPARTMENT, null);
        var form = AForm.none()
                .by(ARCHIVIST, new OpenEvaluation(id, ARCHIVE, CYCLE, DEPARTMENT, null, null, Stage.RESULTS));
        assertThat(openedBy(form).route()).extracting(RouteStep::key).containsExactly("unit", "finance");
    }

    @Test
    void anotherRuleSetMayBeNamed() {
        var national = new RuleSetVersion("national", 1);
        var form = AForm.none()
                .by(PREPARER, new OpenEvaluation(ID, SCHOOL, CYCLE, DEPARTMENT, national, null, Stage.TARGETS));
        assertThat(openedBy(form).ruleSet()).isEqualTo(national);
    }

    @Test
    void aProjectHasAFormOfItsOwnAndItsNameIsCleaned() {
        var dirty = new Project("roof-1", " 校舍\u0000维修\ud800 ");
        assertThat(openedBy(AForm.none().by(PREPARER, project(dirty, PROJECT))).project())
                .isEqualTo(ROOF);
    }

    @Test
    void aUnitHasOneFormOfAKindInACycle() {
        AForm.opened(Stage.TARGETS)
                .when(COLLEAGUE, opening(Stage.RESULTS))
                .refused(RULE, "already-open")
                .with("evaluation", ID.value());
    }

    @Test
    void anotherIdThanItsPlaceGivesIsRefused() {
        var wrong = EvaluationId.of("another");
        AForm.none()
                .when(PREPARER, new OpenEvaluation(wrong, SCHOOL, CYCLE, DEPARTMENT, null, null, Stage.TARGETS))
                .refused(MALFORMED, "wrong-id")
                .at("evaluation", "wrong-id", Map.of("owed", ID.value()));
    }

    @Test
    void whatIsNamedMustExist() {
        var nowhere = UnitId.of("nowhere");
        AForm.none()
                .when(PREPARER, new OpenEvaluation(ID, nowhere, CYCLE, DEPARTMENT, null, null, Stage.TARGETS))
                .refused(ABSENT, "no-such-unit");
        AForm.none()
                .when(
                        PREPARER,
                        new OpenEvaluation(ID, SCHOOL, CycleId.of("1999"), DEPARTMENT, null, null, Stage.TARGETS))
                .refused(ABSENT, "no-such-cycle");
        var unknown = new TemplateVersion("department-2022", 9);
        AForm.none()
                .when(PREPARER, new OpenEvaluation(ID, SCHOOL, CYCLE, unknown, null, null, Stage.TARGETS))
                .refused(ABSENT, "no-such-template");
        var rules = new RuleSetVersion("national", 2);
        AForm.none()
                .when(PREPARER, new OpenEvaluation(ID, SCHOOL, CYCLE, DEPARTMENT, rules, null, Stage.TARGETS))
                .refused(ABSENT, "no-such-rule-set");
    }

    @Test
    void aClosedCycleTakesNoForms() {
        AForm.none()
                .when(PREPARER, new OpenEvaluation(ID, SCHOOL, CLOSED, DEPARTMENT, null, null, Stage.TARGETS))
                .refused(RULE, "cycle-closed")
                .with("year", "2024");
    }

    @Test
    void aProjectFormNeedsItsProjectAndADepartmentsHasNone() {
        AForm.none()
                .when(PREPARER, new OpenEvaluation(ID, SCHOOL, CYCLE, PROJECT, null, null, Stage.TARGETS))
                .refused(MALFORMED, "project-missing")
                .at("project", "project-missing");
        AForm.none()
                .when(PREPARER, project(ROOF, DEPARTMENT))
                .refused(MALFORMED, "project-not-expected")
                .at("project", "project-not-expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "屋顶", "Roof", "a/b", "-roof"})
    void aProjectCodeIsMadeOfSmallLettersDigitsAndHyphens(String code) {
        var command = new OpenEvaluation(ID, SCHOOL, CYCLE, PROJECT, null, new Project(code, "校舍"), Stage.TARGETS);
        AForm.none().when(PREPARER, command).refused(MALFORMED, "bad-code").at("project.code", "bad-code");
    }

    @Test
    void aProjectCodeThatWouldMakeTheIdTooLongIsRefused() {
        var command =
                new OpenEvaluation(ID, SCHOOL, CYCLE, PROJECT, null, new Project("a".repeat(99), "校舍"), Stage.TARGETS);
        AForm.none()
                .when(PREPARER, command)
                .refused(MALFORMED, "form-id-too-long")
                .at("project.code", "form-id-too-long", Map.of("limit", "100", "length", "119"));
    }

    /** All that a unit, cycle and project can be called today, out of the parts most likely to be taken for another. */
    @Test
    void noTwoPlacesShareAnId() {
        var parts = List.of("a", "department", "project", "2026");
        var keys = parts.stream()
                .flatMap(one -> Stream.concat(Stream.of(one), parts.stream().map(two -> one + "-" + two)))
                .flatMap(two -> Stream.concat(Stream.of(two), parts.stream().map(three -> two + "-" + three)))
                .distinct()
                .toList();
        var places = new HashMap<EvaluationId, String>();
        var count = 0;
        for (var cycle : List.of("2025", "2026")) {
            for (var unit : keys.stream()
                    .filter(key -> !List.of(key.split("-")).contains("project"))
                    .toList()) {
                count++;
                places.put(id(cycle, unit, null), cycle + " " + unit);
                for (var project : keys) {
                    count++;
                    places.put(id(cycle, unit, project), cycle + " " + unit + " " + project);
                }
            }
        }
        assertThat(count).isGreaterThan(5_000);
        assertThat(places).hasSize(count);
        // The control: with such a unit two places would share one.
        assertThat(id("2026", "a-project", "a")).isEqualTo(id("2026", "a", "project-a"));
    }

    private static EvaluationId id(String cycle, String unit, @Nullable String project) {
        return OpenEvaluation.idFor(
                CycleId.of(cycle),
                UnitId.of(unit),
                project == null ? FormKind.DEPARTMENT : FormKind.PROJECT,
                project == null ? null : new Project(project, "项目"));
    }

    @Test
    void whereAnotherPlaceOnceTookTheIdItIsNamed() {
        var form = AForm.opened(Stage.TARGETS)
                .hadItBeenOpened(opened -> new EvaluationOpened(
                        opened.evaluation(),
                        ARCHIVE,
                        "档案馆",
                        opened.cycle(),
                        opened.year(),
                        opened.kind(),
                        opened.project(),
                        opened.template(),
                        opened.ruleSet(),
                        opened.layout(),
                        opened.route(),
                        opened.stage()));
        form.when(PREPARER, opening(Stage.TARGETS))
                .refused(RULE, "id-taken")
                .with("unit", "档案馆")
                .with("year", "2026");
    }

    @Test
    void aProjectNameIsThereAndNotTooLong() {
        AForm.none()
                .when(PREPARER, project(new Project("roof", " \u0000 "), PROJECT))
                .refused(MALFORMED, "bad-name")
                .at("project.name", "bad-name");
        AForm.none()
                .when(PREPARER, project(new Project("roof", "长".repeat(201)), PROJECT))
                .refused(MALFORMED, "bad-name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approver", "reviewer", "auditor", "admin", "archivist", "newcomer", "nobody"})
    void onlyAPreparerOfTheUnitAndTheBureauOpenForms(String who) {
        AForm.none().when(AccountId.of(who), opening(Stage.TARGETS)).refused(FORBIDDEN, "not-entitled");
    }
}
