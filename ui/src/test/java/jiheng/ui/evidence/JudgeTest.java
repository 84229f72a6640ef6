package jiheng.ui.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jiheng.command.CommandRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JudgeTest {
    private static final String WORD = "openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String EXCEL = "openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private static final String SLIDES = "openxmlformats-officedocument.presentationml.presentation.main+xml";
    private static final byte[] PLAIN = new byte[64];

    @TempDir
    private Path folder;

    private Kind judged(byte[] bytes, String name) throws Exception {
        return Judge.judge(Files.write(folder.resolve("file"), bytes), name);
    }

    private String refusal(byte[] bytes, String name) throws Exception {
        var file = Files.write(folder.resolve("file"), bytes);
        var refused = catchThrowableOfType(CommandRefused.class, () -> Judge.judge(file, name));
        assertThat(refused).as(name).isNotNull();
        return refused.code();
    }

    static List<Arguments> taken() {
        return List.of(
                Arguments.of("签到表.PDF", Samples.pdf("x"), Kind.PDF),
                Arguments.of("a.png", Samples.flat("\u0089PNG\r\n\u001a\n"), Kind.PNG),
                Arguments.of("a.jpeg", Samples.flat("\u00ff\u00d8\u00ff\u00e0"), Kind.JPEG),
                Arguments.of("a.gif", Samples.flat("GIF89a"), Kind.GIF),
                Arguments.of("a.webp", Samples.flat("RIFF1234WEBP"), Kind.WEBP),
                Arguments.of("a.tif", Samples.flat("II*\0"), Kind.TIFF),
                Arguments.of("a.bmp", Samples.flat("BM1234\0\0\0\0"), Kind.BMP),
                Arguments.of("a.docx", Samples.office(WORD, "word/document.xml"), Kind.DOCX),
                Arguments.of("a.xlsx", Samples.office(EXCEL, "xl/workbook.xml"), Kind.XLSX),
                Arguments.of("a.pptx", Samples.office(SLIDES, "ppt/presentation.xml"), Kind.PPTX),
                Arguments.of("a.ofd", Samples.zip(Map.of("OFD.xml", "<OFD/>")), Kind.OFD),
                Arguments.of("a.doc", Samples.compound(Map.of("WordDocument", PLAIN)), Kind.DOC),
                Arguments.of("a.wps", Samples.compound(Map.of("WordDocument", PLAIN)), Kind.DOC),
                Arguments.of("a.xls", Samples.compound(Map.of("Workbook", book(0x42))), Kind.XLS),
                Arguments.of("a.et", Samples.compound(Map.of("Workbook", book(0x42))), Kind.XLS),
                Arguments.of("a.ppt", Samples.compound(Map.of("PowerPoint Document", slides(0))), Kind.PPT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void theKindIsFoundInTheContent(String name, byte[] bytes, Kind kind) throws Exception {
        assertThat(judged(bytes, name)).isEqualTo(kind);
    }

    @Test
    void everyKindIsTried() {
        assertThat(taken().stream().map(one -> one.get()[2])).containsAll(Arrays.asList((Object[]) Kind.values()));
    }

    static List<Arguments> refused() {
        var macros = "ms-word.document.macroEnabled.main+xml";
        return List.of(
                Arguments.of("a.pdf", Samples.flat("<html><script>"), "file-kind-refused"),
                Arguments.of("a.png", Samples.flat("<svg onload='x'/>"), "file-kind-refused"),
                Arguments.of("a.pdf", Samples.flat("MZ\u0090\0"), "file-kind-refused"),
                Arguments.of("a.pdf", Samples.flat("#!/bin/sh\n"), "file-kind-refused"),
                Arguments.of("a.pdf", Samples.flat("alert(1)//"), "file-kind-refused"),
                Arguments.of("a.pdf", Samples.flat("\n%PDF-1.4"), "file-kind-refused"),
                Arguments.of("a.docx", Samples.zip(Map.of("a.exe", "x")), "file-kind-refused"),
                Arguments.of("a.ppt", Samples.compound(Map.of("Other", PLAIN)), "file-kind-refused"),
                Arguments.of("a.html", Samples.pdf("x"), "file-ending"),
                Arguments.of("a.pdf.exe", Samples.pdf("x"), "file-ending"),
                Arguments.of("pdf", Samples.pdf("x"), "file-ending"),
                Arguments.of("a.xlsx", Samples.office(WORD, "word/document.xml"), "file-ending"),
                Arguments.of("a.docx", Samples.office(macros, "word/document.xml"), "file-macros"),
                Arguments.of("a.docx", Samples.office(WORD, "word/vbaProject.bin"), "file-macros"),
                Arguments.of("a.doc", Samples.compound(Map.of("WordDocument", PLAIN, "Macros/", PLAIN)), "file-macros"),
                Arguments.of(
                        "a.xls",
                        Samples.compound(Map.of("Workbook", book(0x42), "_VBA_PROJECT_CUR/", PLAIN)),
                        "file-macros"),
                Arguments.of("a.ppt", Samples.compound(Map.of("PowerPoint Document", slides(1))), "file-macros"),
                Arguments.of("a.docx", Samples.compound(Map.of("EncryptedPackage", PLAIN)), "file-locked"),
                Arguments.of("a.doc", Samples.compound(Map.of("WordDocument", lockedText())), "file-locked"),
                Arguments.of("a.xls", Samples.compound(Map.of("Workbook", book(0x2F))), "file-locked"),
                Arguments.of("a.docx", Arrays.copyOf(Samples.office(WORD, "word/document.xml"), 100), "file-broken"),
                Arguments.of(
                        "a.doc", Arrays.copyOf(Samples.compound(Map.of("WordDocument", PLAIN)), 600), "file-broken"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("refused")
    void whatIsNotTakenIsRefusedWithItsReason(String name, byte[] bytes, String code) throws Exception {
        assertThat(refusal(bytes, name)).isEqualTo(code);
    }

    @Test
    void aZipThatSwearsToAnEndlessListIsNotRead() throws Exception {
        var bytes = Samples.office(WORD, "word/document.xml");
        var end = bytes.length - 22;
        bytes[end + 15] = 0x7F;
        assertThat(refusal(bytes, "a.docx")).isEqualTo("file-broken");
    }

    /** A book of two records; the second of this kind. */
    private static byte[] book(int second) {
        var bytes = new byte[4096];
        bytes[0] = 0x09;
        bytes[1] = 0x08;
        bytes[2] = 16;
        bytes[20] = (byte) second;
        bytes[22] = 2;
        return bytes;
    }

    private static byte[] lockedText() {
        var bytes = new byte[64];
        bytes[11] = 1;
        return bytes;
    }

    /** A presentation with its record about macros somewhere in it. */
    private static byte[] slides(int macros) {
        var bytes = new byte[5000];
        var record = new byte[] {
            0x1F, 0, (byte) 0xFF, 3, 0x14, 0, 0, 0, 2, 0, 0, 4, 0x0C, 0, 0, 0, 9, 0, 0, 0, (byte) macros, 0, 0, 0
        };
        System.arraycopy(record, 0, bytes, 777, record.length);
        return bytes;
    }
}
