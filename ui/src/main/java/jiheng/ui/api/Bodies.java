package jiheng.ui.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jiheng.events.evaluation.RowReason;
import jiheng.events.evaluation.Words;
import jiheng.query.history.Entry;
import jiheng.ui.importing.Picture;
import org.jspecify.annotations.Nullable;

/** The bodies that acts take and histories give. */
final class Bodies {
    private Bodies() {}

    /** {@code template} defaults to the department form, {@code stage} to TARGETS. */
    record Open(
            @Nullable String unit,
            @Nullable String cycle,
            @Nullable Versioned template,
            @Nullable Versioned ruleSet,
            @Nullable ProjectBody project,
            @Nullable String stage) {}

    record Versioned(@Nullable String id, @Nullable Integer version) {}

    record ProjectBody(@Nullable String code, @Nullable String name) {}

    /** One cell by its path, with the text as typed; an empty text empties it. */
    record Change(@Nullable String cell, @Nullable String value) {}

    record Changes(
            @Nullable List<@Nullable Change> changes,
            @Nullable String reasonCode,
            @Nullable String reason) {}

    /** {@code row} is an optional key of the caller's; fields are the row's cells by name. */
    record AddRow(
            @Nullable String row,
            @Nullable String branch,
            @Nullable String child,
            @Nullable Map<String, @Nullable String> fields) {}

    record RemoveRow(@Nullable String row) {}

    record RowReasonBody(@Nullable String row, @Nullable String reason) {}

    record Decision(
            @Nullable String opinion,
            @Nullable String despite,
            @Nullable String reason,
            @Nullable String reasonCode,
            @Nullable String correction,
            @Nullable List<@Nullable RowReasonBody> rows) {
        /** A body is not owed where nothing has to be said. */
        static Said said(@Nullable Decision body) {
            return body == null
                    ? new Said("", "", "", "", "", List.of())
                    : new Said(
                            text(body.opinion),
                            text(body.despite),
                            text(body.reason),
                            text(body.reasonCode),
                            text(body.correction),
                            pinned(body.rows));
        }

        private static List<RowReason> pinned(@Nullable List<@Nullable RowReasonBody> rows) {
            List<RowReason> pinned = new ArrayList<>();
            for (var row : rows == null ? List.<@Nullable RowReasonBody>of() : rows) {
                if (row != null) {
                    pinned.add(new RowReason(text(row.row()), text(row.reason())));
                }
            }
            return pinned;
        }
    }

    /** What a decision says, empty where it says nothing. */
    record Said(
            String opinion,
            String despite,
            String reason,
            String reasonCode,
            String correction,
            List<RowReason> rows) {}

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** One act of a history; {@code actor} is who did it, {@code onBehalfOf} whom they stood in for. */
    record ActView(
            long sequence,
            Instant at,
            ActorView actor,
            String act,
            String actId,
            String summary,
            String summaryEn,
            List<Entry.Change> changes,
            @Nullable String reason,
            @Nullable String reasonEn) {
        static ActView of(Entry entry) {
            var by = entry.by();
            return new ActView(
                    entry.sequence(),
                    by.at(),
                    new ActorView(
                            by.account(),
                            by.name(),
                            by.role(),
                            by.unit(),
                            by.unitName(),
                            by.onBehalfOf(),
                            by.onBehalfOfName(),
                            by.session(),
                            by.address(),
                            by.request(),
                            by.application()),
                    entry.kind(),
                    by.act(),
                    entry.summary().zh(),
                    entry.summary().en(),
                    entry.changes(),
                    entry.reason() == null ? null : entry.reason().zh(),
                    entry.reason() == null ? null : entry.reason().en());
        }
    }

    record ActorView(
            String account,
            String name,
            String role,
            String unit,
            String unitName,
            @Nullable String onBehalfOf,
            @Nullable String onBehalfOfName,
            String session,
            String address,
            String request,
            String application) {}

    /** What stands in the way of submitting, or deserves a look. */
    record ProblemView(String severity, @Nullable String cell, String code, String message) {}

    /** The outcome of filling: the cells as stored, the figures that follow, and what the form still owes. */
    record Filled(long sequence, List<Change> cells, List<Computed> computed, List<ProblemView> problems) {}

    /** A read-only figure by its key on the sheet. */
    record Computed(String id, String text, String title) {}

    record Noted(String code, String cell, String kind, Words words) {}

    record Imported(
            @Nullable String id,
            boolean dryRun,
            String template,
            List<Noted> notices,
            @Nullable Picture picture,
            @Nullable EvaluationView evaluation) {}
}
