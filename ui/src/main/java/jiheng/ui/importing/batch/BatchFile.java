package jiheng.ui.importing.batch;

import java.time.Instant;
import java.util.List;
import jiheng.events.evaluation.Words;
import jiheng.ui.importing.Notice;
import org.jspecify.annotations.Nullable;

/**
 * One file of many, and what became of it.
 *
 * @param unitName as the file names it
 * @param evaluation the form it opened, or the one that was in its way
 * @param cells how many cells were taken
 * @param words why it was not imported
 */
public record BatchFile(
        String batch,
        int position,
        String name,
        String sha256,
        long size,
        FileState state,
        @Nullable String unit,
        @Nullable String unitName,
        @Nullable String evaluation,
        int cells,
        @Nullable String code,
        @Nullable Words words,
        List<Notice> notices,
        @Nullable Instant ended) {
    public long guessed() {
        return count(Notice.Kind.GUESSED);
    }

    public long refused() {
        return count(Notice.Kind.REFUSED);
    }

    private long count(Notice.Kind kind) {
        return notices.stream().filter(one -> one.kind() == kind).count();
    }
}
