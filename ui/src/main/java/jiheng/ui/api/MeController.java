package jiheng.ui.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.query.organisation.Organisation;
import jiheng.ui.acts.Desk;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who I am, and what waits for me. */
@RestController
@RequestMapping("/api/v1")
class MeController {
    private final Desk desk;
    private final Organisation organisation;
    private final Reading reading;
    private final Tasks tasks;

    MeController(Desk desk, Organisation organisation, Reading reading, Tasks tasks) {
        this.desk = desk;
        this.organisation = organisation;
        this.reading = reading;
        this.tasks = tasks;
    }

    /** {@code units} are those whose forms I may read. */
    record Me(String account, String name, String unit, List<RoleView> roles, List<UnitView> units) {}

    record RoleView(String role, String unit, @Nullable String onBehalfOf) {}

    record UnitView(String id, String name) {}

    record TaskView(
            String task,
            String role,
            String evaluation,
            String unitName,
            int year,
            String stage,
            String state,
            int version) {}

    @GetMapping("/me")
    @Operation(
            summary = "我是谁 Who I am",
            description = "Account, roles held today (own and by delegation), and the units whose forms I may read.")
    Me me() {
        var account = organisation
                .account(desk.account())
                .orElseThrow(() -> CommandRefused.absent(
                        "not-found", Map.of("id", desk.account().value())));
        var visible = reading.units();
        return new Me(
                account.account().value(),
                account.name(),
                account.unit().value(),
                reading.standings().stream()
                        .map(standing -> new RoleView(
                                standing.role().name(),
                                standing.unit().value(),
                                standing.onBehalfOf() == null
                                        ? null
                                        : standing.onBehalfOf().value()))
                        .toList(),
                organisation.units().stream()
                        .filter(unit -> visible.contains(unit.unit()))
                        .map(unit -> new UnitView(unit.unit().value(), unit.name()))
                        .toList());
    }

    @GetMapping("/tasks")
    @Operation(
            summary = "我的待办 What waits for me",
            description = "Forms to fill in, to decide on, corrections and findings to answer, and answers to weigh.")
    List<TaskView> tasks() {
        return tasks.mine().stream()
                .map(task -> new TaskView(
                        task.kind().name(),
                        task.role().name(),
                        task.form().id().value(),
                        task.form().unitName(),
                        task.form().year(),
                        task.form().stage().name(),
                        task.form().state().name(),
                        task.form().version()))
                .toList();
    }
}
