package jiheng.ui.importing.batch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import jiheng.events.evaluation.Words;
import org.jspecify.annotations.Nullable;

/** The report as programs read it. */
record BatchView(
        String id,
        String account,
        Instant created,
        boolean running,
        boolean stopped,
        int files,
        int done,
        Map<FileState, Integer> counts,
        @Nullable List<FileView> report) {
    record FileView(
            int position,
            String name,
            String sha256,
            long size,
            FileState state,
            @Nullable String unit,
            @Nullable String unitName,
            @Nullable String evaluation,
            int cells,
            long guessed,
            long refused,
            @Nullable String code,
            @Nullable Words words,
            List<Noted> notices,
            @Nullable Instant ended) {}

    record Noted(String code, String cell, String kind, Words words) {}

    static BatchView of(Batch batch, @Nullable List<BatchFile> files) {
        return new BatchView(
                batch.id(),
                batch.by().account().value(),
                batch.created(),
                batch.running(),
                batch.stopped(),
                batch.files(),
                batch.done(),
                batch.counts(),
                files == null ? null : files.stream().map(BatchView::file).toList());
    }

    private static FileView file(BatchFile file) {
        return new FileView(
                file.position(),
                file.name(),
                file.sha256(),
                file.size(),
                file.state(),
                file.unit(),
                file.unitName(),
                file.evaluation(),
                file.cells(),
                file.guessed(),
                file.refused(),
                file.code(),
                file.words(),
                file.notices().stream()
                        .map(one -> new Noted(
                                one.code(), one.sheetCell(), one.kind().name(), one.words()))
                        .toList(),
                file.ended());
    }
}
