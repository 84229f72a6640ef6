package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.evaluation.AForm.OUTPUT;
import static jiheng.command.evaluation.AForm.SATISFACTION;
import static jiheng.command.evaluation.AForm.cells;
import static jiheng.command.evaluation.AForm.opening;
import static jiheng.command.organisation.Region.PREPARER;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jiheng.events.evaluation.ApprovalLapsed;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellFilled;
import jiheng.events.evaluation.IndicatorAdded;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.Value;
import jiheng.events.evaluation.Why;
import jiheng.events.organisation.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddIndicatorTest {
    private static AddIndicator adding(IndicatorId row, String branch, String child, String... cells) {
        return new AddIndicator(ID, row, branch, child, cells(cells));
    }

    @Test
    void aRowIsAddedWithWhatIsKnownOfIt() {
        var form = AForm.opened(Stage.TARGETS);
        form = form.when(PREPARER, adding(OUTPUT, "output", "quantity", "indicators/indicator-1/weight", "5"))
                .tellsBesideScores(
                        new IndicatorAdded(ID, OUTPUT, "output", "quantity", 0, null),
                        new CellFilled(
                                ID,
                                new Cell("indicators/indicator-1/weight"),
                                null,
                                new Value.Number(new BigDecimal("5.00")),
                                null));
        assertThat(form.content().scores()).containsKey("indicator-1");
    }

    @Test
    void aPlaceIsNeverGivenTwice() {
        var form = AForm.targeted();
        form = form.by(PREPARER, new RemoveIndicator(ID, form.seen(), SATISFACTION));
        form.when(PREPARER, adding(IndicatorId.of("4"), "output", "cost"))
                .tellsBesideScores(new IndicatorAdded(ID, IndicatorId.of("4"), "output", "cost", 3, null));
        form.when(PREPARER, adding(SATISFACTION, "satisfaction", "served"))
                .refused(RULE, "row-exists")
                .with("row", "indicator-3");
    }

    @ParameterizedTest
    @CsvSource({"output, social", "input, quantity", "'', ''"})
    void itHangsUnderAKnownBranch(String branch, String child) {
        AForm.targeted()
                .when(PREPARER, adding(IndicatorId.of("4"), branch, child))
                .refused(MALFORMED, "no-such-branch")
                .at("branch", "no-such-branch", Map.of("branch", branch + "/" + child));
    }

    @Test
    void aFormHasAtMostThreeHundredRows() {
        var rows = IntStream.range(0, 300)
                .mapToObj(n -> new ImportForm.Row(IndicatorId.of("r" + n), "output", "quantity"))
                .toList();
        var full = AForm.none().by(PREPARER, new ImportForm(ID, opening(Stage.RESULTS), rows, List.of()));
        full.when(PREPARER, adding(OUTPUT, "output", "quantity"))
                .refused(RULE, "too-many-rows")
                .with("limit", "300");
    }

    @Test
    void itFillsNoOtherRowUnseen() {
        AForm.targeted()
                .when(PREPARER, adding(IndicatorId.of("4"), "output", "cost", "indicators/indicator-1/weight", "1"))
                .refused(MALFORMED, "cells-malformed")
                .onlyAt("indicators/indicator-1/weight", "no-such-cell", Map.of());
        AForm.targeted()
                .when(PREPARER, adding(IndicatorId.of("4"), "output", "cost", "narratives/goals/text", "改"))
                .refused(MALFORMED, "cells-malformed");
    }

    @Test
    void whatItHoldsIsReadLikeAnyCell() {
        AForm.targeted()
                .when(PREPARER, adding(IndicatorId.of("4"), "output", "cost", "indicators/indicator-4/weight", "101"))
                .refused(MALFORMED, "cells-malformed")
                .onlyAt("indicators/indicator-4/weight", "weight-above-hundred", Map.of("weight", "100"));
        AForm.targeted()
                .when(PREPARER, adding(IndicatorId.of("4"), "output", "cost", "indicators/indicator-4/score", "1"))
                .refused(MALFORMED, "cells-malformed")
                .onlyAt("indicators/indicator-4/score", "score-above-weight", Map.of("weight", "0"));
        AForm.targeted()
                .when(PREPARER, adding(IndicatorId.of("4"), "output", "cost", "indicators/indicator-4/actual", "好"))
                .refused(RULE, "cells-not-open");
    }

    @Test
    void theBaselineTakesNoNewRows() {
        AForm.baselined()
                .when(PREPARER, adding(IndicatorId.of("4"), "output", "cost"))
                .refused(RULE, "baseline-locked");
    }

    @Test
    void aCorrectionDoesAndTheApprovalsOfTheTargetsLapse() {
        AForm.correcting()
                .when(PREPARER, adding(IndicatorId.of("4"), "output", "cost"))
                .tellsBesideScores(
                        new IndicatorAdded(
                                ID,
                                IndicatorId.of("4"),
                                "output",
                                "cost",
                                3,
                                new Why(AForm.CORRECTION, "typing-error", "录入有误")),
                        lapsed("unit"),
                        lapsed("supervising"),
                        lapsed("finance"));
    }

    private static ApprovalLapsed lapsed(String step) {
        return new ApprovalLapsed(ID, Stage.RESULTS, step, 1, new Cell("indicators/indicator-4/weight"));
    }

    @Test
    void aSubmittedFormTakesNoRows() {
        AForm.targeted()
                .submitted()
                .when(PREPARER, adding(IndicatorId.of("4"), "output", "cost"))
                .refused(RULE, "wrong-state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approver", "finance", "auditor", "archivist"})
    void onlyAPreparerOfTheUnitAddsRows(String who) {
        AForm.targeted()
                .when(AccountId.of(who), adding(IndicatorId.of("4"), "output", "cost"))
                .refused(FORBIDDEN, "not-entitled");
    }
}
