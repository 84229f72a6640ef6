package jiheng.ui.importing.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import jiheng.ui.importing.WorkbookRefused;
import org.springframework.web.multipart.MultipartFile;

/** The files that a person hands in: as they are, or in zips. */
final class Uploaded {
    private static final int LONGEST_NAME = 200;

    private Uploaded() {}

    /** @throws WorkbookRefused if together they are too many or too large, or a zip can't be read */
    static void each(List<MultipartFile> files, BiConsumer<String, byte[]> taking) throws IOException {
        var counted = new Counted(taking);
        for (var file : files) {
            var name = clean(Optional.ofNullable(file.getOriginalFilename()).orElse(""));
            if (Archive.isZip(name)) {
                var copy = Files.createTempFile("jiheng-import", ".zip");
                try {
                    file.transferTo(copy);
                    Archive.unpack(copy, counted);
                } finally {
                    Files.deleteIfExists(copy);
                }
            } else if (file.getSize() > 0 || !name.isEmpty()) {
                counted.accept(name, file.getBytes());
            }
        }
        if (counted.files == 0) {
            throw WorkbookRefused.file(
                    "file-missing",
                    "没有可以导入的文件。请选择 .xlsx、.pdf、.txt 文件或 .zip 压缩包。",
                    "There is no file to import. Choose .xlsx, .pdf or .txt files, or a .zip archive.");
        }
    }

    /** The last part of a path, without what a name cannot hold. */
    static String clean(String path) {
        var last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}<>\"]", "")
                .strip();
        return last.length() <= LONGEST_NAME ? last : last.substring(last.length() - LONGEST_NAME);
    }

    private static final class Counted implements BiConsumer<String, byte[]> {
        private final BiConsumer<String, byte[]> taking;
        private int files;
        private long bytes;

        Counted(BiConsumer<String, byte[]> taking) {
            this.taking = taking;
        }

        @Override
        public void accept(String name, byte[] content) {
            bytes += content.length;
            if (++files > Archive.MOST_ENTRIES || bytes > Archive.MOST_UNPACKED) {
                throw Archive.tooLarge();
            }
            taking.accept(name.isEmpty() ? "?" : name, content);
        }
    }
}
