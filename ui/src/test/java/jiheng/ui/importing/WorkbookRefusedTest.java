package jiheng.ui.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookRefusedTest {
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final long BOMB = 1L << 30;

    private static String refusal(byte[] bytes) {
        WorkbookRefused refused = catchThrowableOfType(
                WorkbookRefused.class, () -> OfficialWorkbook.read("a.xlsx", bytes, Families.shipped()));
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.words().zh()).contains("。").doesNotContain("Exception");
        assertThat(refused.words().en()).endsWith(".").doesNotContain("Exception");
        assertThat(refused.getStackTrace()).isEmpty();
        assertThat(refused.getCause()).isNull();
        return refused.code();
    }

    private static void accepted(byte[] bytes) {
        assertThat(OfficialWorkbook.read("a.xlsx", bytes, Families.shipped()).rows())
                .hasSize(20);
    }

    private static Map<String, byte[]> parts() throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(SampleWorkbook.asPrinted()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static byte[] zipped(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return out.toByteArray();
    }

    private static byte[] with(String name, byte[] content) throws IOException {
        Map<String, byte[]> parts = parts();
        parts.put(name, content);
        return zipped(parts);
    }

    private static String sheet() throws IOException {
        return new String(parts().get(SHEET), StandardCharsets.UTF_8);
    }

    private static byte[] withSheet(String xml) throws IOException {
        return with(SHEET, xml.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] workbook(int rows, int columns) {
        return SampleWorkbook.changed(sheet -> {
            for (int i = 31; i < rows; i++) {
                sheet.createRow(i).createCell(0).setCellValue(1);
            }
            sheet.getRow(0).createCell(columns - 1).setCellValue(1);
        });
    }

    @Test
    void an_empty_file_is_refused() {
        assertThat(refusal(new byte[0])).isEqualTo("empty-file");
    }

    @Test
    void a_file_above_the_limit_is_refused_and_one_at_the_limit_is_looked_at() {
        assertThat(refusal(new byte[OfficialWorkbook.MAX_BYTES + 1])).isEqualTo("too-large");
        assertThat(refusal(new byte[OfficialWorkbook.MAX_BYTES])).isEqualTo("not-xlsx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"一级指标,二级指标\n", "<html><table></table></html>", "%PDF-1.7", "P", "PK", "PK\u0003"})
    void another_kind_of_file_is_refused(String content) {
        assertThat(refusal(content.getBytes(StandardCharsets.UTF_8))).isEqualTo("not-xlsx");
    }

    @Test
    void a_zip_that_is_no_workbook_is_refused() throws IOException {
        assertThat(refusal(zipped(Map.of("a.txt", new byte[] {1})))).isEqualTo("not-xlsx");
        Map<String, byte[]> renamed = parts();
        String types = new String(renamed.get("[Content_Types].xml"), StandardCharsets.UTF_8);
        renamed.put(
                "[Content_Types].xml",
                types.replace("spreadsheetml.sheet.main", "wordprocessingml.document.main")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(refusal(zipped(renamed))).isEqualTo("not-xlsx");
        accepted(zipped(parts()));
    }

    @Test
    void an_old_workbook_and_an_encrypted_one_are_told_apart() throws Exception {
        ByteArrayOutputStream old = new ByteArrayOutputStream();
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet();
            workbook.write(old);
        }
        ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream out = encryptor.getDataStream(files)) {
                out.write(SampleWorkbook.asPrinted());
            }
            files.writeFilesystem(encrypted);
        }
        ByteArrayOutputStream neither = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            files.createDocument(new ByteArrayInputStream(new byte[] {1}), "WordDocument");
            files.writeFilesystem(neither);
        }

        assertThat(refusal(old.toByteArray())).isEqualTo("old-xls");
        assertThat(refusal(encrypted.toByteArray())).isEqualTo("encrypted");
        assertThat(refusal(neither.toByteArray())).isEqualTo("not-xlsx");
        assertThat(refusal(Arrays.copyOf(old.toByteArray(), 700))).isEqualTo("broken");
    }

    @Test
    void macros_are_refused() throws IOException {
        assertThat(refusal(with("xl/vbaProject.bin", new byte[] {1}))).isEqualTo("macro");
        assertThat(refusal(SampleWorkbook.changed(sheet -> {
                    try {
                        sheet.getWorkbook().setVBAProject(new ByteArrayInputStream(new byte[] {1}));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })))
                .isEqualTo("macro");
        accepted(SampleWorkbook.changed(
                sheet -> sheet.getWorkbook().addPicture(new byte[] {1, 2, 3}, Workbook.PICTURE_TYPE_PNG)));
    }

    @Test
    void a_workbook_in_the_strict_variant_is_refused_by_its_name() throws IOException {
        String strict = sheet().replace(
                        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                        "http://purl.oclc.org/ooxml/spreadsheetml/main");

        assertThat(refusal(withSheet(strict))).isEqualTo("strict-ooxml");
    }

    @Test
    void another_workbook_is_refused_as_not_the_layout() {
        assertThat(refusal(SampleWorkbook.changed(s -> {
                    for (var column : "ABCDEFGHIJKL".split("")) {
                        SampleWorkbook.set(s, column + "4", "名称");
                        SampleWorkbook.set(s, column + "10", "名称");
                    }
                })))
                .isEqualTo("not-the-official-layout");
    }

    @Test
    void too_many_rows_are_refused_and_as_many_as_allowed_are_read() {
        assertThat(refusal(workbook(2_001, 12))).isEqualTo("too-many-rows");
        accepted(workbook(2_000, 12));
    }

    @Test
    void too_many_columns_are_refused_and_as_many_as_allowed_are_read() {
        assertThat(refusal(workbook(40, 201))).isEqualTo("too-many-columns");
        accepted(workbook(40, 200));
    }

    @Test
    void empty_styled_cells_far_out_do_not_matter() {
        accepted(SampleWorkbook.changed(sheet -> {
            sheet.getRow(0).createCell(16_000);
            sheet.createRow(1_048_575).createCell(3);
        }));
    }

    @Test
    void a_sheet_of_very_many_empty_cells_is_refused() throws IOException {
        String flood = sheet().replace("</sheetData>", "<row/>".repeat(1_000_000) + "</sheetData>");

        assertThat(refusal(withSheet(flood))).isIn("too-many-cells", "zip-bomb");
    }

    @Test
    void one_long_text_in_very_many_cells_is_refused() {
        assertThat(refusal(SampleWorkbook.changed(sheet -> {
                    for (int i = 40; i < 400; i++) {
                        SampleWorkbook.set(sheet, "B" + i, "长".repeat(32_000));
                    }
                })))
                .isEqualTo("too-many-cells");
    }

    @Test
    void a_number_that_would_fill_the_memory_when_written_out_is_refused_as_a_cell() throws IOException {
        OfficialForm form = OfficialWorkbook.read(
                "a.xlsx", withSheet(sheet().replace("<v>94.53</v>", "<v>1E999999999</v>")), Families.shipped());

        assertThat(form.notices()).extracting(Notice::code).containsExactly("not-a-number");
        assertThat(sheet()).contains("<v>94.53</v>");
    }

    @Test
    void a_cell_that_occurs_twice_is_refused_because_one_would_be_lost() throws IOException {
        String twice = sheet().replaceFirst("(<c r=\"H31\".*?</c>)", "$1$1");

        assertThat(twice).isNotEqualTo(sheet());
        assertThat(refusal(withSheet(twice))).isEqualTo("broken");
        accepted(withSheet(sheet()));
    }

    @Test
    @Timeout(60)
    void a_file_cut_off_anywhere_is_refused_in_time() {
        byte[] whole = SampleWorkbook.asPrinted();
        accepted(whole);

        for (int length = whole.length - 1; length > 0; length -= length > whole.length - 64 ? 1 : 97) {
            assertThat(refusal(Arrays.copyOf(whole, length)))
                    .as("cut to %d of %d", length, whole.length)
                    .isIn("broken", "not-xlsx");
        }
    }

    @Test
    @Timeout(120)
    void a_file_with_damaged_bytes_is_read_or_refused_and_never_anything_else() {
        byte[] whole = SampleWorkbook.asPrinted();
        Random random = new Random(20220412);

        for (int i = 0; i < 600; i++) {
            byte[] damaged = whole.clone();
            for (int j = 0; j <= i % 4; j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThatCode(() -> {
                        try {
                            OfficialWorkbook.read("a.xlsx", damaged, Families.shipped());
                        } catch (WorkbookRefused refused) {
                            assertThat(refused.code()).isNotEmpty();
                        }
                    })
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void a_sheet_that_is_listed_and_not_there_is_refused_because_it_would_be_dropped() throws IOException {
        Map<String, byte[]> parts = parts();
        String workbook = new String(parts.get("xl/workbook.xml"), StandardCharsets.UTF_8);
        String listed = workbook.replaceFirst("<sheet .*?/>", "$0<sheet name=\"更多\" sheetId=\"9\" r:id=\"rId99\"/>");
        assertThat(listed).contains("更多");

        assertThat(refusal(with("xl/workbook.xml", listed.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("broken");
        accepted(with("xl/workbook.xml", workbook.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_text_that_is_referred_to_and_not_there_is_refused_because_it_would_be_dropped() throws IOException {
        String text = sheet().replaceFirst("(<c r=\"F11\"[^>]*><v>)\\d+", "$199999");
        assertThat(text).contains("<v>99999</v>");

        assertThat(refusal(withSheet(text))).isEqualTo("broken");
        accepted(withSheet(sheet()));
    }

    @Test
    void a_part_with_an_unlawful_name_is_refused() throws IOException {
        assertThat(refusal(with("docProps/my notes.xml", "<a/>".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("broken");
        accepted(with("docProps/my-notes.xml", "<a/>".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_part_that_is_no_xml_is_refused() throws IOException {
        assertThat(refusal(withSheet("<worksheet><sheetData>"))).isEqualTo("broken");
        assertThat(refusal(withSheet("<p>no sheet</p>"))).isEqualTo("broken");
        assertThat(refusal(withSheet("<a>".repeat(5_000) + "</a>".repeat(5_000))))
                .isIn("too-many-cells", "broken");
    }

    @Test
    void an_entity_from_outside_is_refused_and_never_fetched() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            listening.setSoTimeout(300);
            String at = "http://127.0.0.1:" + listening.getLocalPort() + "/x.dtd";
            for (String doctype : new String[] {
                "<!DOCTYPE worksheet SYSTEM \"" + at + "\">",
                "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"" + at + "\">]>",
                "<!DOCTYPE worksheet [<!ENTITY % x SYSTEM \"" + at + "\"> %x;]>",
                "<!DOCTYPE worksheet [<!ENTITY x \"inside\">]>"
            }) {
                String xml = sheet().replaceFirst("<worksheet", doctype + "<worksheet");
                assertThat(xml).contains(doctype);
                assertThat(refusal(withSheet(xml))).as(doctype).isEqualTo("unsafe-content");
            }
            assertThatCode(listening::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void a_picture_linked_from_outside_is_never_fetched() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            listening.setSoTimeout(300);
            String link = "http://127.0.0.1:" + listening.getLocalPort() + "/p.png";
            byte[] linked = SampleWorkbook.changed(sheet -> sheet.getPackagePart()
                    .addExternalRelationship(
                            link, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"));

            accepted(linked);
            assertThatCode(listening::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void very_many_parts_are_refused() throws IOException {
        Map<String, byte[]> parts = parts();
        for (int i = 0; parts.size() < CheckedParts.MAX_ENTRIES; i++) {
            parts.put("docProps/more" + i + ".xml", "<a/>".getBytes(StandardCharsets.UTF_8));
        }
        accepted(zipped(parts));
        parts.put("docProps/last.xml", "<a/>".getBytes(StandardCharsets.UTF_8));
        assertThat(refusal(zipped(parts))).isEqualTo("zip-bomb");
    }

    @ParameterizedTest
    @ValueSource(strings = {SHEET, "xl/media/image1.png"})
    void a_zip_bomb_is_refused_in_a_heap_far_smaller_than_it(String part, @TempDir Path dir) throws Exception {
        Path bomb = dir.resolve("bomb.xlsx");
        Map<String, byte[]> parts = parts();
        parts.remove(part);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            for (Map.Entry<String, byte[]> other : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(other.getKey()));
                zip.write(other.getValue());
            }
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(part));
            byte[] zeros = new byte[1 << 20];
            for (long written = 0; written < BOMB; written += zeros.length) {
                zip.write(zeros);
            }
        }
        Path good = Files.write(dir.resolve("good.xlsx"), SampleWorkbook.asPrinted());

        assertThat(Files.size(bomb)).isLessThan(OfficialWorkbook.MAX_BYTES);
        assertThat(inSmallHeap("read", bomb)).isEqualTo("2 zip-bomb");
        assertThat(inSmallHeap("read", good)).isEqualTo("0 ");
        assertThat(inSmallHeap("naive", bomb)).as("control").startsWith("3 ");
    }

    private static String inSmallHeap(String how, Path file) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeapReading.class.getName(),
                        how,
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        return process.exitValue() + " " + out;
    }

    @Test
    void nothing_is_left_on_disk() throws IOException {
        String[] before = temporaryFiles();
        accepted(SampleWorkbook.asPrinted());
        refusal(Arrays.copyOf(SampleWorkbook.asPrinted(), 3_000));
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    private static String[] temporaryFiles() {
        String[] names = new File(System.getProperty("java.io.tmpdir")).list((dir, name) -> name.contains("poi"));
        return names == null ? new String[0] : names;
    }
}
