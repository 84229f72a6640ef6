package jiheng.ui.evidence;

import java.time.Instant;
import java.util.List;
import jiheng.command.evaluation.AttachEvidence;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.evaluation.Evidence;
import jiheng.query.evidence.Attachment;
import org.jspecify.annotations.Nullable;

/** The files of a row as a page shows them; {@code gone} were withdrawn. */
record RowFiles(String row, String label, List<File> files, List<File> gone) {
    /** One file; the withdrawal's parts are empty while it counts. */
    record File(
            String id,
            String name,
            String size,
            String sha256,
            boolean image,
            boolean shown,
            String by,
            String at,
            long sequence,
            String goneBy,
            String goneAt,
            @Nullable String goneReason,
            Places.Elsewhere elsewhere) {
        static File of(Attachment one, Places.Elsewhere elsewhere) {
            var evidence = one.evidence();
            var withdrawal = one.withdrawal();
            return new File(
                    evidence.id().value(),
                    evidence.file(),
                    Evidence.sized(evidence.size()),
                    evidence.sha256(),
                    Kind.isImage(evidence.mediaType()),
                    Kind.isShown(evidence.mediaType()),
                    one.by(),
                    RowFiles.at(one.at()),
                    one.sequence(),
                    withdrawal == null ? "" : withdrawal.by(),
                    withdrawal == null ? "" : RowFiles.at(withdrawal.at()),
                    withdrawal == null ? null : withdrawal.reason(),
                    elsewhere);
        }
    }

    public boolean isFull() {
        return files.size() >= AttachEvidence.MOST;
    }

    static String at(Instant moment) {
        return BeijingTime.text(moment);
    }
}
