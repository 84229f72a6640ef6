package jiheng.ui.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;

/** Reads a file in a virtual machine of its own, started with a small heap, and exits 0 read, 2 refused, 3 out of memory. */
final class SmallHeapReading {
    private SmallHeapReading() {}

    public static void main(String[] args) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(args[1]));
        try {
            if ("naive".equals(args[0])) {
                ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes));
                while (zip.getNextEntry() != null) {
                    zip.readAllBytes();
                }
            } else {
                OfficialWorkbook.read("file.xlsx", bytes, Families.shipped());
            }
        } catch (WorkbookRefused e) {
            System.out.print(e.code());
            System.exit(2);
        } catch (OutOfMemoryError e) {
            System.exit(3);
        }
    }
}
