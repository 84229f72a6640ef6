package jiheng.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.organisation.UnitId;
import jiheng.query.evaluation.FormSizes.FormSize;
import jiheng.ui.audit.Division.Part;
import org.junit.jupiter.api.Test;

class DivisionTest {
    private static final BundleLimits LIMITS = new BundleLimits(100, 500, 10, 1000, 1);

    @Test
    void whatFitsIsOnePartWithoutEnds() {
        var parts = Division.of(List.of(form("b", 1, 60, 4, 0), form("a", 1, 40, 6, 1000)), LIMITS);

        assertThat(told(parts)).containsExactly("[a-1 b-1)");
        assertThat(parts.get(0).load()).isEqualTo(new Load(2, 100, 400, 10, 1000));
        assertThat(Division.of(List.of(), LIMITS)).isEmpty();
    }

    @Test
    void oneMoreOfAnythingIsTheNextPart() {
        var first = form("a", 1, 100, 10, 1000);
        for (var more : List.of(form("b", 1, 1, 0, 0), form("b", 1, 0, 1, 0), form("b", 1, 0, 0, 1))) {
            assertThat(told(Division.of(List.of(first, more), LIMITS)))
                    .as(more.toString())
                    .containsExactly("[a-1) evaluation-2022-b-1", "evaluation-2022-b-1 [b-1)");
        }
        assertThat(told(Division.of(List.of(first, form("b", 1, 0, 1, 0)), new BundleLimits(100, 399, 11, 1000, 1))))
                .as("the bytes of the records alone")
                .hasSize(2);
        assertThat(told(Division.of(List.of(first, form("b", 1, 0, 100, 1001)), LIMITS.counting(false, false))))
                .as("what is not asked for does not count")
                .containsExactly("[a-1 b-1)");
    }

    @Test
    void aUnitStaysTogetherWhereAPartCanHoldIt() {
        var parts = Division.of(
                List.of(form("a", 1, 70, 1, 0), form("b", 1, 20, 1, 0), form("b", 2, 20, 1, 0), form("c", 1, 50, 1, 0)),
                LIMITS);

        assertThat(told(parts)).containsExactly("[a-1) evaluation-2022-b-1", "evaluation-2022-b-1 [b-1 b-2 c-1)");
    }

    @Test
    void aUnitThatNoPartCanHoldIsDividedByForms() {
        var parts = Division.of(
                List.of(form("a", 1, 30, 1, 0), form("b", 1, 60, 1, 0), form("b", 2, 60, 1, 0), form("c", 1, 40, 1, 0)),
                LIMITS);

        assertThat(told(parts)).containsExactly("[a-1 b-1) evaluation-2022-b-2", "evaluation-2022-b-2 [b-2 c-1)");
    }

    @Test
    void aFormThatNoPartCanHoldStandsAlone() {
        var parts =
                Division.of(List.of(form("a", 1, 30, 1, 0), form("b", 1, 101, 1, 0), form("c", 1, 40, 1, 0)), LIMITS);

        assertThat(told(parts))
                .containsExactly(
                        "[a-1) evaluation-2022-b-1",
                        "evaluation-2022-b-1 [b-1) evaluation-2022-c-1",
                        "evaluation-2022-c-1 [c-1)");
        assertThat(parts).extracting(part -> LIMITS.hold(part.load())).containsExactly(true, false, true);
    }

    /** Also of units whose keys begin alike, whose forms' ids stand between one another. */
    @Test
    void everyFormIsInExactlyOnePartWhateverTheOrderAndTheSizes() {
        var random = new Random(20_220_801);
        for (var round = 0; round < 300; round++) {
            var forms = new ArrayList<FormSize>();
            for (var unit : List.of("union", "union-a", "union-e", "women", "zz")) {
                for (var number = 0; number < random.nextInt(8); number++) {
                    forms.add(form(unit, number, random.nextInt(60), random.nextInt(7), random.nextInt(1200)));
                }
            }
            Collections.shuffle(forms, random);

            var parts = Division.of(forms, LIMITS);

            assertThat(parts.stream().flatMap(part -> part.forms().stream()))
                    .containsExactlyInAnyOrderElementsOf(forms);
            for (var form : forms) {
                assertThat(parts.stream().filter(part -> part.range().holds(form.id())))
                        .as(form.id().value())
                        .singleElement()
                        .satisfies(part -> assertThat(part.forms()).contains(form));
            }
            for (var part : parts) {
                assertThat(part.forms().size() == 1 || LIMITS.hold(part.load())).isTrue();
            }
            IntStream.range(1, parts.size()).forEach(at -> assertThat(
                            LIMITS.hold(parts.get(at - 1).load().and(whatMayNotBeCut(parts.get(at)))))
                    .as("a part that had room for what came next")
                    .isFalse());
        }
    }

    /** Forms of units that are opened after the division: with ends at the last form they would be in none. */
    @Test
    void aFormThatComesLaterBelongsToExactlyOnePartToo() {
        var parts =
                Division.of(List.of(form("b", 1, 80, 1, 0), form("d", 1, 80, 1, 0), form("f", 1, 80, 1, 0)), LIMITS);

        assertThat(parts).hasSize(3);
        for (var later : List.of("a", "b", "c", "d", "e", "f", "g")) {
            var id = form(later, 2, 1, 1, 0).id();
            assertThat(parts.stream().filter(part -> part.range().holds(id)))
                    .as(later)
                    .hasSize(1);
        }
    }

    @Test
    void aPartHasRoomForWhatItsFormsBecome() {
        assertThat(LIMITS.withRoomToGrow()).isEqualTo(new BundleLimits(75, 375, 8, 750, 1));
        assertThat(new BundleLimits(1, 1, 1, 1, 1).withRoomToGrow()).isEqualTo(new BundleLimits(1, 1, 1, 1, 1));
        assertThat(LIMITS.counting(false, false).withRoomToGrow().hold(new Load(9, 75, 375, 1_000_000, 1L << 40)))
                .isTrue();
    }

    private static Load whatMayNotBeCut(Part part) {
        var unit = part.forms().get(0).unit();
        var together = part.forms().stream()
                .takeWhile(form -> form.unit().equals(unit))
                .toList();
        return Load.of(LIMITS.hold(Load.of(together)) ? together : together.subList(0, 1));
    }

    private static List<String> told(List<Part> parts) {
        return parts.stream()
                .map(part -> {
                    var from = part.range().from();
                    var before = part.range().before();
                    var forms = part.forms().stream()
                            .map(form -> form.id().value().replace("evaluation-2022-", ""))
                            .toList();
                    return (from == null ? "" : from + " ")
                            + "[" + String.join(" ", forms) + ")"
                            + (before == null ? "" : " " + before);
                })
                .toList();
    }

    private static FormSize form(String unit, int number, long records, long versions, long bytes) {
        return new FormSize(
                EvaluationId.of("2022-" + unit + "-" + number),
                UnitId.of(unit),
                "单位 " + unit,
                records,
                4 * records,
                versions,
                bytes);
    }
}
