package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.CommandRefused.Kind.STALE;
import static jiheng.command.evaluation.AForm.APPROVER;
import static jiheng.command.evaluation.AForm.COLLEAGUE;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.evaluation.AForm.NOON;
import static jiheng.command.evaluation.AForm.cells;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.IntStream;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellFilled;
import jiheng.events.evaluation.FormScored;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.RowScore;
import jiheng.events.evaluation.Value;
import jiheng.events.organisation.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FillCellsTest {
    private static final Cell RESULTS = new Cell("narratives/results/text");
    private static final String SCORE = "indicators/indicator-1/score";

    @Test
    void eachCellIsOneEventWithWhatItWasBeforeAndTheActIsScoredOnce() {
        var form = AForm.filled();
        var after = form.fills(SCORE, "48", RESULTS.path(), "改过");
        assertThat(after.toldSince(form))
                .hasSize(3)
                .startsWith(
                        new CellFilled(
                                ID,
                                new Cell(SCORE),
                                new Value.Number(new BigDecimal("50.00")),
                                new Value.Number(new BigDecimal("48.00")),
                                null),
                        new CellFilled(ID, RESULTS, new Value.Text("五期培训都已办完"), new Value.Text("改过"), null));
        assertThat(after.toldSince(form).get(2)).isInstanceOfSatisfying(FormScored.class, scored -> {
            assertThat(scored.selfTotal()).isEqualTo(Points.of("94.53"));
            assertThat(scored.rows()).extracting(RowScore::row).containsExactly("indicator-1");
        });
    }

    @Test
    void whatChangesNoOutcomeIsNotScored() {
        var form = AForm.filled();
        form.when(PREPARER, form.filling(RESULTS.path(), "改过"))
                .tells(new CellFilled(ID, RESULTS, new Value.Text("五期培训都已办完"), new Value.Text("改过"), null));
    }

    @Test
    void anEmptyTextEmptiesTheCell() {
        var form = AForm.filled();
        form.when(PREPARER, form.filling(RESULTS.path(), " \n"))
                .tells(new CellFilled(ID, RESULTS, new Value.Text("五期培训都已办完"), null, null));
    }

    @Test
    void whatStandsThereAlreadyIsNoChange() {
        var form = AForm.filled();
        form.when(PREPARER, form.filling(SCORE, "５０．００分", RESULTS.path(), " 五期培训都已办完 "))
                .tellsNothing();
    }

    @Test
    void ofTwoEntriesForOneCellTheLastCounts() {
        var form = AForm.filled();
        form.when(PREPARER, form.filling(RESULTS.path(), "一", RESULTS.path(), "二"))
                .tells(new CellFilled(ID, RESULTS, new Value.Text("五期培训都已办完"), new Value.Text("二"), null));
        form.when(PREPARER, form.filling(RESULTS.path(), "一", RESULTS.path(), "五期培训都已办完"))
                .tellsNothing();
    }

    @Test
    void editsOfDifferentCellsBothWin() {
        var form = AForm.filled();
        var mine = form.filling("indicators/indicator-2/actual", "受益面扩大");
        var after = form.by(COLLEAGUE, form.filling(RESULTS.path(), "同事写的")).by(PREPARER, mine);
        assertThat(after.content().text(RESULTS)).isEqualTo("同事写的");
        assertThat(after.content().text(new Cell("indicators/indicator-2/actual")))
                .isEqualTo("受益面扩大");
    }

    @Test
    void aStaleEditOfTheSameCellIsRefusedWithTheOthersValueNameAndTime() {
        var form = AForm.filled();
        var mine = form.filling(RESULTS.path(), "我写的", "narratives/duties/text", "职能");
        var theirs = form.by(COLLEAGUE, form.filling(RESULTS.path(), "同事写的"));
        theirs.when(PREPARER, mine)
                .refused(STALE, "cells-changed")
                .with("current", "" + theirs.seen())
                .onlyAt(RESULTS.path(), "cell-changed", Map.of("theirs", "同事写的", "by", "同事", "at", NOON.toString()));
        theirs.when(PREPARER, theirs.filling(RESULTS.path(), "我写的")).accepted();
    }

    @Test
    void aStaleEditThatSaysTheSameIsNoConflict() {
        var form = AForm.filled();
        var mine = form.filling(RESULTS.path(), "一样");
        form.by(COLLEAGUE, form.filling(RESULTS.path(), "一样"))
                .when(PREPARER, mine)
                .tellsNothing();
    }

    @Test
    void nobodyHasSeenWhatIsYetToCome() {
        var form = AForm.filled();
        form.when(PREPARER, new FillCells(ID, form.seen() + 1, cells(RESULTS.path(), "改")))
                .refused(STALE, "form-changed");
    }

    @Test
    void lockedTargetsAreRefusedEachByName() {
        var form = AForm.baselined();
        form.when(
                        PREPARER,
                        form.filling(
                                "indicators/indicator-1/weight",
                                "1",
                                "narratives/goals/text",
                                "新目标",
                                "branches/output/weight",
                                "40",
                                RESULTS.path(),
                                "可以写"))
                .refused(RULE, "cells-not-open")
                .with("count", "3")
                .at("indicators/indicator-1/weight", "baseline-locked")
                .at("narratives/goals/text", "baseline-locked")
                .at("branches/output/weight", "baseline-locked");
    }

    @Test
    void resultsWaitForTheirRoundButTheBudgetDoesNot() {
        var form = AForm.targeted();
        form.when(PREPARER, form.filling("funds/fiscal/executed", "1", SCORE, "1"))
                .refused(RULE, "cells-not-open")
                .at("funds/fiscal/executed", "results-not-yet")
                .at(SCORE, "results-not-yet");
        form.fills("funds/fiscal/budget", "548.74");
    }

    @ParameterizedTest
    @CsvSource({
        "indicators/indicator-9/score", "indicators/indicator-1/colour", "funds/fiscal/opening", "funds/total/budget",
        "narratives/dreams/text", "narratives/goals/score", "header/form/colour", "branches/input/weight",
        "branches/output/name", "funds/lottery/budget"
    })
    void aCellTheFormDoesNotHaveIsRefused(String cell) {
        var form = AForm.filled();
        form.when(PREPARER, form.filling(cell, "1"))
                .refused(MALFORMED, "cells-malformed")
                .onlyAt(cell, "no-such-cell", Map.of());
    }

    @Test
    void allThatIsWrongIsNamedAtOnceAndNothingIsFilled() {
        var form = AForm.filled();
        form.when(
                        PREPARER,
                        form.filling(
                                SCORE,
                                "50.01",
                                "indicators/indicator-2/score",
                                "-0.01",
                                "indicators/indicator-3/score",
                                "9.999",
                                RESULTS.path(),
                                "这句不会写下"))
                .refused(MALFORMED, "cells-malformed")
                .at(SCORE, "score-above-weight", Map.of("weight", "50.00"))
                .at("indicators/indicator-2/score", "points-negative")
                .at("indicators/indicator-3/score", "too-many-decimals", Map.of("decimals", "2"));
    }

    @Test
    void theFundScoreIsBoundByTheWeightOfTheRate() {
        var form = AForm.filled();
        form.when(PREPARER, form.filling("funds/total/score", "10.01"))
                .refused(MALFORMED, "cells-malformed")
                .onlyAt("funds/total/score", "score-above-weight", Map.of("weight", "10.00"));
        form.fills("funds/total/score", "10");
    }

    @Test
    void aScoreIsBoundByTheWeightOfTheSameAct() {
        var form = AForm.together();
        form.when(PREPARER, form.filling("indicators/indicator-1/weight", "40", SCORE, "41"))
                .refused(MALFORMED, "cells-malformed")
                .onlyAt(SCORE, "score-above-weight", Map.of("weight", "40.00"));
        form.fills("indicators/indicator-1/weight", "60", SCORE, "55");
    }

    @Test
    void aWeightIsNotLoweredBelowTheScoreThatStands() {
        var weight = "indicators/indicator-1/weight";
        var form = AForm.together();
        form.when(PREPARER, form.filling(weight, "49.99"))
                .refused(MALFORMED, "cells-malformed")
                .onlyAt(
                        weight,
                        "weight-below-score",
                        Map.of("weight", "49.99", "score", "50.00", "row", "指标1", "rowEn", "指标1"));
        form.when(PREPARER, form.filling(weight, ""))
                .refused(MALFORMED, "cells-malformed")
                .onlyAt(weight, "weight-below-score", Map.of("weight", "0", "score", "50.00"));

        assertThat(form.fills(weight, "40", SCORE, "40").content().text(new Cell(SCORE)))
                .isEqualTo("40.00");
        form.fills(weight, "40", SCORE, "");
        form.fills(SCORE, "40").fills(weight, "40");
    }

    @Test
    void theWeightOfTheRateIsNotLoweredBelowTheFundScore() {
        var weight = "branches/funds/weight";
        var form = AForm.together().fills("funds/total/score", "10");
        form.when(PREPARER, form.filling(weight, "9"))
                .refused(MALFORMED, "cells-malformed")
                .onlyAt(
                        weight,
                        "weight-below-score",
                        Map.of("weight", "9.00", "score", "10.00", "row", "预算执行率", "rowEn", "Budget execution rate"));
        form.fills(weight, "9", "funds/total/score", "9");

        // Without a weight of its own the rate has the layout's again, 10.
        var raised = form.fills(weight, "20", "funds/total/score", "15");
        raised.when(PREPARER, raised.filling(weight, ""))
                .refused(MALFORMED, "cells-malformed")
                .onlyAt(weight, "weight-below-score", Map.of("weight", "10.00", "score", "15.00"));
        raised.when(PREPARER, raised.filling(weight, "16", "funds/total/score", "17"))
                .refused(MALFORMED, "cells-malformed")
                .onlyAt("funds/total/score", "score-above-weight", Map.of("weight", "16.00"));
    }

    @Test
    void theWeightOfABranchOfIndicatorsBoundsNoScore() {
        AForm.together().fills("branches/output/weight", "1");
    }

    @Test
    void aWeightIsBetweenNothingAndAHundred() {
        var form = AForm.targeted();
        form.when(PREPARER, form.filling("indicators/indicator-1/weight", "100.01", "branches/output/weight", "-1"))
                .refused(MALFORMED, "cells-malformed")
                .at("indicators/indicator-1/weight", "weight-above-hundred")
                .at("branches/output/weight", "points-negative");
    }

    @Test
    void aBlockOfMoreThanFiveThousandCellsIsRefused() {
        var entries = new ArrayList<CellEntry>();
        IntStream.range(0, 5001).forEach(n -> entries.addAll(cells(RESULTS.path(), "字" + n)));
        AForm.filled()
                .when(PREPARER, new FillCells(ID, AForm.filled().seen(), entries))
                .refused(MALFORMED, "too-many-entries")
                .at("changes", "too-many-entries", Map.of("limit", "5000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"submitted", "approved", "settled", "requested"})
    void onlyWhatIsOpenIsFilledIn(String state) {
        var form =
                switch (state) {
                    case "submitted" -> AForm.filled().submitted();
                    case "approved" ->
                        AForm.filled()
                                .submitted()
                                .approvedBy(APPROVER)
                                .approvedBy(REVIEWER)
                                .approvedBy(FINANCE);
                    case "settled" -> AForm.settled();
                    default -> AForm.settled().requested();
                };
        form.when(PREPARER, form.filling(RESULTS.path(), "改")).refused(RULE, "wrong-state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approver", "reviewer", "finance", "auditor", "admin", "archivist", "newcomer"})
    void onlyAPreparerOfTheUnitFillsIn(String who) {
        var form = AForm.filled();
        form.when(AccountId.of(who), form.filling(RESULTS.path(), "改")).refused(FORBIDDEN, "not-entitled");
    }
}
