package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.evaluation.AForm.BENEFIT;
import static jiheng.command.evaluation.AForm.BOTH;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.evaluation.AForm.OUTPUT;
import static jiheng.command.evaluation.AForm.opening;
import static jiheng.command.organisation.Region.PREPARER;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellFilled;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.IndicatorAdded;
import jiheng.events.evaluation.Origin;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.RowScore;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.Value;
import jiheng.events.organisation.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportFormTest {
    private static final Origin ORIGIN = new Origin("自评表.xlsx", "00ff", "E7");

    private static ImportForm importing(Stage stage, CellEntry... entries) {
        return new ImportForm(
                ID,
                opening(stage),
                List.of(
                        new ImportForm.Row(OUTPUT, "output", "quantity"),
                        new ImportForm.Row(BENEFIT, "benefit", "social")),
                List.of(entries));
    }

    private static CellEntry entry(String cell, String text) {
        return new CellEntry(new Cell(cell), text, ORIGIN);
    }

    @Test
    void aFormIsOpenedAndFilledAsOneActWithWhereEachValueStood() {
        var form = AForm.none()
                .by(
                        PREPARER,
                        importing(
                                Stage.RESULTS,
                                entry("indicators/indicator-1/weight", "5"),
                                entry("indicators/indicator-1/score", "5"),
                                entry("funds/fiscal/budget", "548.74"),
                                entry("funds/fiscal/executed", "739.39")));

        assertThat(form.told().toList())
                .hasSize(8)
                .contains(
                        new IndicatorAdded(ID, OUTPUT, "output", "quantity", 0, null),
                        new IndicatorAdded(ID, BENEFIT, "benefit", "social", 1, null),
                        new CellFilled(
                                ID,
                                new Cell("indicators/indicator-1/weight"),
                                null,
                                new Value.Number(new BigDecimal("5.00")),
                                ORIGIN));
        assertThat(form.content().scores().get(Cell.TOTAL))
                .extracting(RowScore::score)
                .isEqualTo(Points.of("6.53"));
    }

    @Test
    void theImporterHasAHandInIt() {
        var form = AForm.none()
                .by(
                        BOTH,
                        new ImportForm(
                                ID,
                                opening(Stage.RESULTS),
                                List.of(),
                                List.of(entry("narratives/duties/text", "管理学校"))))
                .withTargets()
                .withResults()
                .submitted();
        form.when(BOTH, new ApproveStep(ID, form.seen(), "")).refused(FORBIDDEN, "own-work");
    }

    @Test
    void theNameOfTheFileIsCleaned() {
        var dirty = new Origin("自评\u0000表\udc00.xlsx", "00ff", "E7");
        var form = AForm.none()
                .by(
                        PREPARER,
                        importing(Stage.RESULTS, new CellEntry(new Cell("indicators/indicator-1/weight"), "5", dirty)));
        assertThat(form.told().filter(CellFilled.class::isInstance).map(event -> ((CellFilled) event).origin()))
                .containsExactly(ORIGIN);
    }

    @Test
    void oneUnreadableCellRefusesTheWholeFile() {
        AForm.none()
                .when(
                        PREPARER,
                        importing(
                                Stage.RESULTS,
                                entry("indicators/indicator-1/weight", "五"),
                                entry("indicators/indicator-9/weight", "5")))
                .refused(MALFORMED, "cells-malformed")
                .at("indicators/indicator-1/weight", "not-a-number")
                .at("indicators/indicator-9/weight", "no-such-cell");
    }

    @Test
    void resultsDoNotComeWithTargetsAlone() {
        AForm.none()
                .when(PREPARER, importing(Stage.TARGETS, entry("indicators/indicator-1/actual", "已完成")))
                .refused(RULE, "cells-not-open")
                .onlyAt("indicators/indicator-1/actual", "results-not-yet", Map.of());
    }

    @Test
    void rowsHangUnderKnownBranchesAndComeOnce() {
        AForm.none()
                .when(
                        PREPARER,
                        new ImportForm(
                                ID,
                                opening(Stage.RESULTS),
                                List.of(new ImportForm.Row(OUTPUT, "output", "social")),
                                List.of()))
                .refused(MALFORMED, "no-such-branch");
        AForm.none()
                .when(
                        PREPARER,
                        new ImportForm(
                                ID,
                                opening(Stage.RESULTS),
                                List.of(
                                        new ImportForm.Row(OUTPUT, "output", "quantity"),
                                        new ImportForm.Row(OUTPUT, "output", "quantity")),
                                List.of()))
                .refused(RULE, "row-exists");
    }

    @Test
    void aFormThatIsThereIsNotImportedOver() {
        AForm.opened(Stage.RESULTS).when(PREPARER, importing(Stage.RESULTS)).refused(RULE, "already-open");
    }

    @Test
    void itIsTheFormThatItOpens() {
        var other = EvaluationId.of("other");
        AForm.none()
                .when(PREPARER, new ImportForm(other, opening(Stage.RESULTS), List.of(), List.of()))
                .refused(MALFORMED, "wrong-id")
                .at("evaluation", "wrong-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approver", "auditor", "archivist"})
    void onlyWhoMayOpenImports(String who) {
        AForm.none().when(AccountId.of(who), importing(Stage.RESULTS)).refused(FORBIDDEN, "not-entitled");
    }
}
