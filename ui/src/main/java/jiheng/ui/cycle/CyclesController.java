package jiheng.ui.cycle;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.command.cycle.CloseCycle;
import jiheng.command.cycle.ReopenCycle;
import jiheng.events.cycle.CycleId;
import jiheng.query.organisation.CycleView;
import jiheng.query.organisation.Organisation;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Openings;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The years' rounds of forms, for programs. */
@RestController
@RequestMapping("/api/v1/cycles")
class CyclesController {
    private static final String KEY = "Idempotency-Key";

    private final Organisation organisation;
    private final Openings openings;
    private final Desk desk;

    CyclesController(Organisation organisation, Openings openings, Desk desk) {
        this.organisation = organisation;
        this.openings = openings;
        this.desk = desk;
    }

    record Line(String cycle, int year, LocalDate targetsDue, LocalDate resultsDue, boolean closed) {
        static Line of(CycleView one) {
            return new Line(one.cycle().value(), one.year(), one.targetsDue(), one.resultsDue(), one.closed());
        }
    }

    record Said(@Nullable String reason) {}

    @GetMapping
    @Operation(summary = "批次 Cycles", description = "Every year's round of forms with its deadlines.")
    List<Line> cycles() {
        return organisation.cycles().stream().map(Line::of).toList();
    }

    @PostMapping("/{cycle}/close")
    @Operation(
            summary = "关闭批次 Close a cycle",
            description =
                    "With a reason. Finance reviewers and administrators. No form of the year is opened, filled in or submitted any more; what was submitted is still reviewed.")
    Line close(
            @PathVariable String cycle,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody Said body) {
        var id = find(cycle).cycle();
        desk.send(new CloseCycle(id, requireNonNullElse(body.reason(), "")), key);
        return Line.of(find(cycle));
    }

    @PostMapping("/{cycle}/reopen")
    @Operation(
            summary = "重新打开批次 Reopen a closed cycle",
            description =
                    "With a reason. Finance reviewers and administrators. All that closing ended goes on; the deadlines stay.")
    Line reopen(
            @PathVariable String cycle,
            @RequestHeader(value = KEY, required = false) @Nullable String key,
            @RequestBody Said body) {
        var id = find(cycle).cycle();
        desk.send(new ReopenCycle(id, requireNonNullElse(body.reason(), "")), key);
        return Line.of(find(cycle));
    }

    private CycleView find(String named) {
        CycleId id = openings.cycle(named);
        return organisation.cycle(id).orElseThrow(() -> CommandRefused.absent("no-such-cycle", Map.of("cycle", named)));
    }
}
