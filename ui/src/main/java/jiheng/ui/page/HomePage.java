package jiheng.ui.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.Stage;
import jiheng.events.organisation.Role;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.organisation.CycleView;
import jiheng.query.organisation.Organisation;
import jiheng.ui.api.Tasks;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What waits for me, and what I had to do with lately. */
@Controller
class HomePage {
    private static final int RECENT = 8;

    private final Tasks tasks;
    private final Reading reading;
    private final Organisation organisation;
    private final Evaluations evaluations;
    private final Lines lines;

    HomePage(Tasks tasks, Reading reading, Organisation organisation, Evaluations evaluations, Lines lines) {
        this.tasks = tasks;
        this.reading = reading;
        this.organisation = organisation;
        this.evaluations = evaluations;
        this.lines = lines;
    }

    record Waiting(FormLine form, @Nullable Due due) {}

    /** @param page of the form's where it is done, empty for the form itself */
    record Group(String kind, String page, List<Waiting> waiting) {}

    @GetMapping("/")
    String home(Model model) {
        var cycles = organisation.cycles().stream().collect(Collectors.toMap(CycleView::cycle, cycle -> cycle));
        var grouped = new EnumMap<Tasks.Kind, List<Waiting>>(Tasks.Kind.class);
        for (var task : tasks.mine()) {
            grouped.computeIfAbsent(task.kind(), any -> new ArrayList<>())
                    .add(new Waiting(lines.of(task.form()), due(task.kind(), cycles, task.form())));
        }
        model.addAttribute(
                "groups",
                grouped.entrySet().stream()
                        .map(group -> new Group(group.getKey().name(), page(group.getKey()), group.getValue()))
                        .toList());
        model.addAttribute(
                "recent",
                evaluations.recent(reading.units(), RECENT).stream()
                        .map(lines::of)
                        .toList());
        model.addAttribute("opens", !reading.unitsAs(Role.PREPARER).isEmpty() || reading.isA(Role.FINANCE_REVIEWER));
        return "home";
    }

    private static String page(Tasks.Kind kind) {
        return switch (kind) {
            case PUBLISH -> "/disclosure";
            case ANSWER_FINDING, WEIGH_ANSWER -> "/findings";
            default -> "";
        };
    }

    /** Findings have no day of their own. */
    private @Nullable Due due(Tasks.Kind kind, Map<CycleId, CycleView> cycles, Evaluations.Line form) {
        var cycle = cycles.get(form.cycle());
        if (cycle == null || page(kind).equals("/findings")) {
            return null;
        }
        var day = form.stage() == Stage.TARGETS ? cycle.targetsDue() : cycle.resultsDue();
        return Due.of(reading.today(), day);
    }
}
