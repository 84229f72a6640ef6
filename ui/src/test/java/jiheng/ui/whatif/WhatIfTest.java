package jiheng.ui.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jiheng.command.CommandRefused;
import jiheng.command.scoring.RuleSets;
import jiheng.ui.Product;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The demo's settled form, 94.53 as filed, and its cycle under other rules. */
class WhatIfTest {
    private static final String SETTLED = "/api/v1/evaluations/evaluation-2022-centre-department";

    private final Product product = Product.running();

    /**
     * By hand: 94.53 + 3.47 (a rate above 100 % earns the full 10) − 2.50 (20 of 40 audits) + 1.00 (6.24 of 40) − 0.16
     * (2 × (1 − 4.04 ÷ 50) = 1.84) − 1.00 (26.32 is more than twice 12) = 95.34.
     */
    @Test
    void theSettledFormUnderTheNationalRulesComesToTheTotalWorkedOutByHand() {
        var national = product.get("auditor", SETTLED + "/what-if?rules=national-1");
        assertThat(national.status()).as(national.toString()).isEqualTo(200);
        assertThat(national.json().path("total").asString()).isEqualTo("95.34");
        assertThat(national.json().path("grade").asString()).isEqualTo("EXCELLENT");
        var differing = national.json()
                .path("rows")
                .valueStream()
                .filter(row ->
                        !row.path("self").asString().equals(row.path("counts").asString()))
                .collect(Collectors.toMap(row -> row.path("row").asString(), row -> row.path("counts")
                        .asString()));
        assertThat(differing)
                .isEqualTo(Map.of(
                        "total", "10.00",
                        "indicator-8", "2.50",
                        "indicator-10", "2.00",
                        "indicator-11", "1.84",
                        "indicator-13", "0.00"));
        assertThat(national.json().findValuesAsString("zh"))
                .anyMatch(sentence -> sentence.contains("2 × (1 − (54.04 − 50) ÷ 50) = 1.84"));
    }

    @Test
    void underItsOwnRulesTheFormComesToWhatWasFiledAndNothingIsStored() {
        var before = product.get("auditor", SETTLED).sequence();
        var own = product.get("auditor", SETTLED + "/what-if?rules=form-2022-1");
        assertThat(own.json().path("total").asString()).isEqualTo("94.53");
        assertThat(product.get("auditor", SETTLED).sequence()).isEqualTo(before);
    }

    @Test
    void aCycleTellsEachFormAndHowGradesMove() {
        var cycle = product.get("auditor", "/api/v1/what-if?cycle=2022&rules=national-1");
        assertThat(cycle.status()).as(cycle.toString()).isEqualTo(200);
        var centre = line(cycle.json(), "evaluation-2022-centre-department");
        assertThat(List.of(centre.path("total").asString(), centre.path("under").asString()))
                .containsExactly("94.53", "95.34");
        var moves = cycle.json()
                .path("moves")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .mapToInt(JsonNode::asInt)
                .sum();
        assertThat(moves).isEqualTo(cycle.json().path("lines").size()).isPositive();
    }

    @Test
    void whoSeesOneUnitSeesOneUnitsFormsOnly() {
        var lines = product.get("centre", "/api/v1/what-if?cycle=2022&rules=national-1")
                .json()
                .path("lines");
        assertThat(lines.valueStream().map(line -> line.path("unit").asString()))
                .isNotEmpty()
                .containsOnly("临江区职工服务中心");
        assertThat(product.get("school", SETTLED + "/what-if?rules=national-1").status())
                .isEqualTo(403);
    }

    @Test
    void rulesThatAreNotThereAndTooManyAreRefusedInWords() {
        var unknown = product.get("auditor", SETTLED + "/what-if?rules=provincial-7");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("no-such-rule-set");
        var choice = new Choice(RuleSets.shipped());
        assertThat(choice.named(List.of("national-1", "form-2022-1"))).hasSize(2);
        assertThatThrownBy(() -> choice.named(List.of("a-1", "b-1", "c-1", "d-1", "e-1")))
                .isInstanceOfSatisfying(CommandRefused.class, refused -> assertThat(refused.code())
                        .isEqualTo("too-many-rule-sets"));
    }

    @Test
    void theChartSharesItsHeightAmongTheFormsOfEachSide() {
        var chart =
                Flow.of(List.of(List.of(2, 1, 0, 0), List.of(0, 1, 0, 0), List.of(0, 0, 0, 0), List.of(0, 0, 0, 0)));
        assertThat(chart.left()).extracting(Flow.Bar::height).containsExactly(180.0, 60.0, 0.0, 0.0);
        assertThat(chart.right()).extracting(Flow.Bar::height).containsExactly(120.0, 120.0, 0.0, 0.0);
        assertThat(chart.flows()).extracting(Flow::count).containsExactly(2, 1, 1);
        assertThat(chart.left().get(1).top()).isEqualTo(188.0);
    }

    private static JsonNode line(JsonNode cycle, String id) {
        return cycle.path("lines")
                .valueStream()
                .filter(line -> line.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
