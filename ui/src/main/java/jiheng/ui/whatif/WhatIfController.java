package jiheng.ui.whatif;

import io.swagger.v3.oas.annotations.Operation;
import jiheng.query.evaluation.Evaluations;
import jiheng.ui.acts.Openings;
import jiheng.ui.security.Reading;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same for programs. */
@RestController
@RequestMapping("/api/v1")
class WhatIfController {
    private final Reading reading;
    private final Evaluations evaluations;
    private final Openings openings;
    private final Choice choice;

    WhatIfController(Reading reading, Evaluations evaluations, Openings openings, Choice choice) {
        this.reading = reading;
        this.evaluations = evaluations;
        this.openings = openings;
        this.choice = choice;
    }

    @GetMapping("/evaluations/{id}/what-if")
    @Operation(
            summary = "换规则试算 The form under another rule set",
            description =
                    "rules names a rule set and its version, as in national-1. Every row with its self score, the rule's score and its derivation. Nothing is stored.")
    Scenario form(@PathVariable String id, @RequestParam String rules) {
        return Scenario.of(reading.form(id), choice.named(rules));
    }

    @GetMapping("/what-if")
    @Operation(
            summary = "整个年度换规则试算 A cycle under another rule set",
            description =
                    "Every form you may read whose results were handed in, its total and grade as they stand and under the rule set; moves counts forms from each grade to each, best first. Nothing is stored.")
    Cycle cycle(@RequestParam String cycle, @RequestParam String rules) {
        var filter = Cycle.filter(reading.units(), openings.cycle(cycle));
        return Cycle.of(evaluations, filter, choice.named(rules));
    }
}
