package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.evaluation.AForm.AUDITOR;
import static jiheng.command.evaluation.AForm.FIRST;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.evaluation.AForm.OUTPUT;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;

import java.util.List;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Finding;
import jiheng.events.evaluation.FindingRaised;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.Words;
import org.junit.jupiter.api.Test;

class RaiseFindingTest {
    @Test
    void anAuditorRaisesOneOnACell() {
        AForm.settled()
                .when(AUDITOR, new RaiseFinding(ID, "indicators/indicator-1/score", " 依据不足\r\n"))
                .tells(raised(List.of(OUTPUT.value()), List.of(Cell.indicator(OUTPUT, "score"))));
    }

    @Test
    void orOnARowATextOrTheWholeForm() {
        AForm.settled()
                .when(FINANCE, new RaiseFinding(ID, OUTPUT.value(), "依据不足"))
                .tells(raised(List.of(OUTPUT.value()), List.of()));
        AForm.settled()
                .when(FINANCE, new RaiseFinding(ID, "results", "依据不足"))
                .tells(raised(List.of("results"), List.of()));
        AForm.settled()
                .when(FINANCE, new RaiseFinding(ID, "funds/fiscal/budget", "依据不足"))
                .tells(raised(List.of(Cell.TOTAL), List.of(Cell.fund("fiscal", "budget"))));
        AForm.settled().when(FINANCE, new RaiseFinding(ID, "", "依据不足")).tells(raised(List.of(), List.of()));
    }

    @Test
    void butNotWhereNothingStandsAndNotWithoutAWord() {
        AForm.settled()
                .when(AUDITOR, new RaiseFinding(ID, "indicator-9", "依据不足"))
                .refused(MALFORMED, "no-such-row");
        AForm.settled()
                .when(AUDITOR, new RaiseFinding(ID, "indicators/indicator-9/score", "依据不足"))
                .refused(MALFORMED, "no-such-cell");
        AForm.settled().when(AUDITOR, new RaiseFinding(ID, "a/b", "依据不足")).refused(MALFORMED, "no-such-cell");
        AForm.settled().when(AUDITOR, new RaiseFinding(ID, "", " ")).refused(MALFORMED, "text-missing");
    }

    @Test
    void whoFillsInDoesNotDoubt() {
        AForm.settled().when(PREPARER, new RaiseFinding(ID, "", "依据不足")).refused(FORBIDDEN, "not-entitled");
    }

    private static FindingRaised raised(List<String> rows, List<Cell> cells) {
        return new FindingRaised(
                ID, FIRST, new Finding(null, true, rows, cells, List.of(), Points.ZERO, new Words("依据不足", "依据不足")));
    }
}
