package jiheng.query.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.Words;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    /** The content after each event of the story's first form. */
    private static List<Content> contents() {
        List<Content> all = new ArrayList<>(List.of(Content.EMPTY));
        for (var message : EvaluationStory.whole()) {
            var event = (EvaluationEvent) message.getPayload();
            if (event.evaluation().equals(EvaluationStory.UNION)) {
                all.add(all.get(all.size() - 1).after(event));
            }
        }
        return all;
    }

    @Test
    void anyTwoMomentsDifferInExactlyTheCellsThatReadOtherwise() {
        var contents = contents();
        for (var from : contents) {
            for (var to : contents) {
                var cells = new HashSet<>(from.cells().keySet());
                cells.addAll(to.cells().keySet());
                cells.removeIf(cell -> from.text(cell).equals(to.text(cell)));

                var differences = Comparison.between(EvaluationStory.LAYOUT, from, to);

                assertThat(differences)
                        .filteredOn(one -> one.kind() == Comparison.Kind.ROW_REMOVED)
                        .extracting(Comparison.Difference::field)
                        .containsExactlyInAnyOrderElementsOf(rowsOnlyIn(from, to));
                assertThat(differences)
                        .filteredOn(one -> one.kind() == Comparison.Kind.ROW_ADDED)
                        .extracting(Comparison.Difference::field)
                        .containsExactlyInAnyOrderElementsOf(rowsOnlyIn(to, from));
                assertThat(differences)
                        .filteredOn(one -> !one.field().endsWith("/ruleScore")
                                && !one.field().endsWith("/evidence")
                                && !one.field().startsWith("totals/")
                                && !isRow(one))
                        .extracting(Comparison.Difference::field)
                        .containsExactlyInAnyOrderElementsOf(
                                cells.stream().map(Cell::path).toList());
                assertThat(differences).filteredOn(one -> !isRow(one)).allSatisfy(one -> {
                    assertThat(one.kind())
                            .isEqualTo(
                                    one.from().isEmpty()
                                            ? Comparison.Kind.ADDED
                                            : one.to().isEmpty() ? Comparison.Kind.REMOVED : Comparison.Kind.CHANGED);
                    assertThat(one.label().zh()).isNotBlank();
                });
            }
        }
    }

    private static boolean isRow(Comparison.Difference one) {
        return one.kind() == Comparison.Kind.ROW_ADDED || one.kind() == Comparison.Kind.ROW_REMOVED;
    }

    private static List<String> rowsOnlyIn(Content one, Content other) {
        return one.indicators().stream()
                .filter(row -> other.indicator(row.id()).isEmpty())
                .map(row -> "indicators/" + row.id())
                .toList();
    }

    @Test
    void aRowWithoutACellIsMissedToo() {
        var row = new Indicator(EvaluationStory.SPARE, "output", "quality", 1);
        var with = new Content(List.of(row), new TreeMap<>(), Map.of(), null);

        assertThat(Comparison.between(EvaluationStory.LAYOUT, with, Content.EMPTY))
                .containsExactly(new Comparison.Difference(
                        "indicators/indicator-9",
                        new Words("指标行「质量指标第2行」", "the row “Quality row 2”"),
                        Comparison.Kind.ROW_REMOVED,
                        "",
                        "",
                        List.of()));
    }

    @Test
    void scoresAndTotalsThatFollowAreNamedToo() {
        var contents = contents();

        var differences =
                Comparison.between(EvaluationStory.LAYOUT, contents.get(0), contents.get(contents.size() - 1));

        assertThat(differences)
                .filteredOn(one -> one.field().equals("indicators/indicator-8/ruleScore"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.to()).isEqualTo("2.50");
                    assertThat(one.label().zh()).isEqualTo("「工会经费审计」规则得分");
                });
        assertThat(differences)
                .filteredOn(one -> one.field().startsWith("totals/"))
                .extracting(Comparison.Difference::to)
                .containsExactly("98.00", "95.50", "EXCELLENT");
    }

    @Test
    void filesThatCameAndWentAreNamedByTheirRow() {
        var none = new Content(List.of(), new TreeMap<>(), Map.of(), null);
        var one = new Content(List.of(), new TreeMap<>(), Map.of(), null, List.of(EvaluationStory.KEPT), List.of());

        assertThat(Comparison.between(EvaluationStory.LAYOUT, none, one))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.field()).isEqualTo("indicators/indicator-8/evidence");
                    assertThat(difference.kind()).isEqualTo(Comparison.Kind.ADDED);
                    assertThat(difference.to()).isEqualTo("审计报告.pdf（12.3 KB，SHA-256 abababab…）");
                    assertThat(difference.label().zh()).endsWith("佐证");
                });
        assertThat(Comparison.between(EvaluationStory.LAYOUT, one, none))
                .extracting(Comparison.Difference::kind)
                .containsExactly(Comparison.Kind.REMOVED);
    }

    @Test
    void nothingDiffersFromItself() {
        assertThat(contents()).allMatch(one -> Comparison.between(EvaluationStory.LAYOUT, one, one)
                .isEmpty());
    }
}
