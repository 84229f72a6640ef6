package jiheng.ui.cycle;

import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import jiheng.events.organisation.UnitId;
import jiheng.ui.Product;
import org.springframework.util.FileSystemUtils;

/**
 * A year of 3,000 generated forms as a workbook and as an archive, in a virtual machine started with the heap to be held to,
 * such as {@code -Xmx512m}. It is run by hand: {@code java -Xmx512m … jiheng.ui.cycle.CycleExportBench 3000}.
 */
public final class CycleExportBench {
    private CycleExportBench() {}

    public static void main(String[] arguments) throws Exception {
        var many = arguments.length == 0 ? 3000 : Integer.parseInt(arguments[0]);
        var data = Files.createTempDirectory("jiheng-bench");
        var context = Product.start(List.of(), "--jiheng.data=" + data, "--server.port=0");
        try {
            new ManyForms(context, 2041).lay(many);
            var exports = context.getBean(CycleExports.class);
            measure(exports, many, List.of(), data.resolve("bench.xlsx"));
            measure(exports, many, List.of("xlsx"), data.resolve("bench.zip"));
        } finally {
            context.close();
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private static void measure(CycleExports exports, int many, List<String> formats, Path file) throws Exception {
        var units = Set.of(
                UnitId.of("union"),
                UnitId.of("centre"),
                UnitId.of("women"),
                UnitId.of("care"),
                UnitId.of("school"),
                UnitId.of("archives"),
                UnitId.of("masses"),
                UnitId.of("education"));
        var asked = exports.asked(
                "2041", units, formats, "current", URI.create("http://127.0.0.1/"), Locale.SIMPLIFIED_CHINESE);
        ManagementFactory.getMemoryPoolMXBeans().forEach(pool -> pool.resetPeakUsage());
        var begun = System.nanoTime();
        var done = new AtomicLong();
        int failed;
        try (OutputStream out = Files.newOutputStream(file)) {
            failed = exports.write(asked, out, done::incrementAndGet);
        }
        var peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "%s %s: %d of %d forms, %d failed, %.1f s, %d MB, peak of the heap %d of %d MB%n",
                asked.isWorkbook() ? "workbook" : "archive",
                formats,
                done.get(),
                many,
                failed,
                (System.nanoTime() - begun) / 1e9,
                Files.size(file) >> 20,
                peak >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        if (done.get() != many || failed > 0) {
            throw new IllegalStateException("not every form was written");
        }
    }
}
