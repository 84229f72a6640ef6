package jiheng.ui.page;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.command.evaluation.AbandonCorrection;
import jiheng.command.evaluation.ApproveStep;
import jiheng.command.evaluation.CancelEvaluation;
import jiheng.command.evaluation.CellEntry;
import jiheng.command.evaluation.Completeness;
import jiheng.command.evaluation.CorrectTargets;
import jiheng.command.evaluation.FillCells;
import jiheng.command.evaluation.GrantCorrection;
import jiheng.command.evaluation.MoveToTemplate;
import jiheng.command.evaluation.RefuseCorrection;
import jiheng.command.evaluation.ReopenEvaluation;
import jiheng.command.evaluation.RequestCorrection;
import jiheng.command.evaluation.ReturnForm;
import jiheng.command.evaluation.SettleForm;
import jiheng.command.evaluation.SubmitForm;
import jiheng.command.evaluation.WithdrawSubmission;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CorrectionId;
import jiheng.events.evaluation.RowReason;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.query.evaluation.Form;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import jiheng.ui.sheet.Sheet;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The acts on a form, handed in by its page; afterwards the page again, with what was done or what stood in the way. */
@Controller
class FormActs {
    private final Desk desk;
    private final Reading reading;
    private final Wording wording;

    FormActs(Desk desk, Reading reading, Wording wording) {
        this.desk = desk;
        this.reading = reading;
        this.wording = wording;
    }

    /**
     * What stood in the way of an act, and what was typed for it.
     *
     * @param stale whether the form had changed since it was seen
     */
    record Refusal(String act, String words, List<String> details, boolean stale, Map<String, List<String>> typed) {
        public String typed(String field) {
            return typed.getOrDefault(field, List.of("")).get(0);
        }

        public List<String> all(String field) {
            return typed.getOrDefault(field, List.of());
        }
    }

    @PostMapping("/evaluations/{id}/{act:[a-z-]+}")
    String act(
            @PathVariable String id,
            @PathVariable String act,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes after,
            Locale locale) {
        var form = reading.form(id);
        try {
            var key = first(typed, "key");
            desk.send(command(form, act, typed), key.isEmpty() ? null : key + "-" + act);
            after.addFlashAttribute("done", "done." + act);
            return "redirect:/evaluations/" + id;
        } catch (CommandRefused refused) {
            after.addFlashAttribute(
                    "refusal",
                    new Refusal(
                            act,
                            wording.refusal(refused, locale),
                            details(refused, locale),
                            refused.kind() == CommandRefused.Kind.STALE,
                            Map.copyOf(typed)));
            return "redirect:/evaluations/" + id + (act.equals("submit") ? "/submit" : "#acts");
        }
    }

    private Object command(Form form, String act, MultiValueMap<String, String> typed) {
        var id = form.id();
        var reason = first(typed, "reason");
        var opinion = first(typed, "opinion");
        var code = first(typed, "reasonCode");
        return switch (act) {
            case "submit" -> new SubmitForm(id, seen(typed));
            case "withdraw" -> new WithdrawSubmission(id);
            case "approve" -> new ApproveStep(id, seen(typed), opinion, first(typed, "despite"));
            case "return" -> new ReturnForm(id, seen(typed), reason, rows(typed));
            case "move-to-template" ->
                new MoveToTemplate(
                        id,
                        seen(typed),
                        new TemplateVersion(form.template().id(), number(first(typed, "version"))),
                        first(typed, "rules").equals("kept") ? form.ruleSet() : null);
            case "settle" -> new SettleForm(id, seen(typed), opinion, first(typed, "despite"));
            case "request-correction" ->
                new RequestCorrection(id, CorrectionId.of(desk.made(id, first(typed, "key"))), code, reason);
            case "grant-correction" -> new GrantCorrection(id, correction(form), opinion);
            case "refuse-correction" -> new RefuseCorrection(id, correction(form), reason);
            case "abandon-correction" -> new AbandonCorrection(id, correction(form), reason);
            case "correct-targets" -> new CorrectTargets(id, seen(typed), targets(form, typed), code, reason);
            case "weights" -> new FillCells(id, seen(typed), weights(form, typed));
            case "cancel" -> new CancelEvaluation(id, seen(typed), reason);
            case "reopen" -> new ReopenEvaluation(id, reason);
            default -> throw CommandRefused.absent("not-found", Map.of());
        };
    }

    private List<String> details(CommandRefused refused, Locale locale) {
        if (refused.details().size() == 1 && refused.details().get(0).code().equals(refused.code())) {
            return List.of();
        }
        return refused.details().stream()
                .map(detail -> wording.detail(detail, locale))
                .distinct()
                .toList();
    }

    private static List<RowReason> rows(MultiValueMap<String, String> typed) {
        var rows = typed.getOrDefault("row", List.of());
        var reasons = typed.getOrDefault("rowReason", List.of());
        List<RowReason> pinned = new ArrayList<>();
        for (int i = 0; i < Math.min(rows.size(), reasons.size()); i++) {
            if (!rows.get(i).isBlank() && reasons.get(i).isBlank()) {
                throw CommandRefused.malformed("row-reason-missing", "rowReason", Map.of());
            }
            if (rows.get(i).isBlank() && !reasons.get(i).isBlank()) {
                throw CommandRefused.malformed("row-not-chosen", "row", Map.of());
            }
            if (!rows.get(i).isBlank()) {
                pinned.add(new RowReason(rows.get(i), reasons.get(i)));
            }
        }
        return pinned;
    }

    /** The target cells that were typed otherwise than they stand, all of one act. */
    private static List<CellEntry> targets(Form form, MultiValueMap<String, String> typed) {
        List<CellEntry> entries = new ArrayList<>();
        typed.forEach((name, values) -> {
            if (name.startsWith("target.")) {
                var cell = cell(name.substring("target.".length()));
                var text = values.get(0).replace("\r\n", "\n");
                var holds = Sheet.text(cell, form.content().value(cell).orElse(null));
                if (!text.strip().equals(holds.strip())) {
                    entries.add(CellEntry.typed(cell, text));
                }
            }
        });
        if (entries.isEmpty()) {
            throw CommandRefused.malformed("nothing-to-change", "changes", Map.of());
        }
        return entries;
    }

    /** The weights and reasons that differ from what the form holds: a standard weight left alone is not filled in. */
    private static List<CellEntry> weights(Form form, MultiValueMap<String, String> typed) {
        List<CellEntry> entries = new ArrayList<>();
        typed.forEach((name, values) -> {
            var text = values.get(0).strip();
            if (name.startsWith("weight.")) {
                var branch = name.substring("weight.".length());
                var cell = cell(Cell.BRANCHES + "/" + branch + "/weight");
                var holds = Completeness.branchWeight(form.layout(), form.content(), branch);
                if (!text.equals(holds.setScale(2, RoundingMode.HALF_UP).toPlainString())) {
                    entries.add(CellEntry.typed(cell, text));
                }
            } else if (name.startsWith("reason.")) {
                var cell = cell(Cell.BRANCHES + "/" + name.substring("reason.".length()) + "/reason");
                if (!text.equals(form.content().text(cell))) {
                    entries.add(CellEntry.typed(cell, text));
                }
            }
        });
        if (entries.isEmpty()) {
            throw CommandRefused.malformed("nothing-to-change", "changes", Map.of());
        }
        return entries;
    }

    private static CorrectionId correction(Form form) {
        var pending = form.correction();
        if (pending == null) {
            throw CommandRefused.rule("no-correction-pending", Map.of());
        }
        return pending.id();
    }

    private static Cell cell(String path) {
        try {
            return new Cell(path);
        } catch (IllegalArgumentException notACell) {
            throw CommandRefused.malformed("cell-not-chosen", "cell", Map.of());
        }
    }

    private static int number(String version) {
        return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
    }

    private static long seen(MultiValueMap<String, String> typed) {
        var seen = first(typed, "seen");
        if (!seen.matches("[0-9]{1,18}")) {
            throw CommandRefused.stale("changed-meanwhile", Map.of(), List.of());
        }
        return Long.parseLong(seen);
    }

    private static String first(MultiValueMap<String, String> typed, String field) {
        var value = typed.getFirst(field);
        return value == null ? "" : value;
    }
}
