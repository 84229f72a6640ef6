package jiheng.ui.importing.text;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import jiheng.ui.importing.WorkbookRefused;

/**
 * Looks at the bytes of a PDF before its parser may: the parser unpacks a stream whole, whatever it grows to. So all
 * streams together are unpacked here first, without keeping anything, and what cannot be measured so is refused.
 */
final class PdfGuard {
    static final int MAX_BYTES = 20 << 20;
    static final int MAX_UNPACKED = 64 << 20;
    private static final int EDGE = 1024;
    private static final int HEADER = 2;
    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern CHAIN =
            Pattern.compile("/Filter\\s*(\\[\\s*/\\w+\\s+/|\\[\\s*/\\w+/|\\d+\\s+\\d+\\s+R)");
    private static final Pattern UNUSUAL =
            Pattern.compile("/(LZWDecode|RunLengthDecode)\\b|/(Columns|Colors|BitsPerComponent)\\s+\\d{6,}");

    private PdfGuard() {}

    /** @throws WorkbookRefused if this is no whole PDF, is locked, or would unpack to more than a form can be */
    static void check(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw WorkbookRefused.file(
                    "too-large",
                    "PDF 超过 " + (MAX_BYTES >> 20) + " MB，不像一份自评表。请只保留自评表的页面后再导入。",
                    "The PDF is larger than " + (MAX_BYTES >> 20)
                            + " MB, too large for a self-evaluation form. Keep the form's pages only, then import again.");
        }
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.lastIndexOf("%PDF-", EDGE) < 0 || text.indexOf("%%EOF", Math.max(0, text.length() - EDGE)) < 0) {
            throw broken();
        }
        long unpacked = 0;
        int from = 0;
        for (int at = text.indexOf("stream"); at >= 0; at = text.indexOf("stream", at + 6)) {
            if (at < 3 || !text.startsWith("end", at - 3)) {
                var dictionary = declared(text.substring(from, at));
                int start = at + 6;
                start += start < bytes.length && bytes[start] == '\r' ? 1 : 0;
                start += start < bytes.length && bytes[start] == '\n' ? 1 : 0;
                if (dictionary.contains("/Fl")) {
                    unpacked += unpacked(bytes, start + HEADER, MAX_UNPACKED - unpacked);
                }
            }
            from = at + 6;
        }
        declared(text.substring(from));
    }

    /** What stands between two streams, of which it is the dictionary. */
    private static String declared(String written) {
        var plain = ESCAPED.matcher(written).replaceAll(hex -> {
            var letter = (char) Integer.parseInt(hex.group(1), 16);
            return Character.isLetterOrDigit(letter) ? String.valueOf(letter) : "#";
        });
        if (plain.contains("/Encrypt")) {
            throw WorkbookRefused.file(
                    "encrypted",
                    "PDF 已加密（设有密码，或限制了复制）。请取消限制后另存，或重新索取未加密的文件。",
                    "The PDF is encrypted (it has a password, or forbids copying). Save it without, or ask for one that is not.");
        }
        if (UNUSUAL.matcher(plain).find() || CHAIN.matcher(plain).find()) {
            throw WorkbookRefused.file(
                    "pdf-unusual",
                    "PDF 用了不常见的压缩方式，为安全起见没有读取。请用 WPS 或浏览器打开，“打印为 PDF”后再导入。",
                    "The PDF is compressed in an unusual way and was not read, for safety. Open it in WPS or a browser, print it to a PDF, then import that.");
        }
        return plain;
    }

    /** As the parser does it: whatever the two bytes of the header say. */
    private static long unpacked(byte[] bytes, int start, long most) {
        if (start >= bytes.length) {
            return 0;
        }
        var inflater = new Inflater(true);
        long size = 0;
        try {
            inflater.setInput(bytes, start, bytes.length - start);
            var chunk = new byte[64 << 10];
            while (!inflater.finished()) {
                int read = inflater.inflate(chunk);
                size += read;
                if (size > most) {
                    throw WorkbookRefused.file(
                            "pdf-bomb",
                            "PDF 解压后过大，不像一份自评表，已停止读取。请只保留自评表的页面后再导入。",
                            "Unpacked, the PDF is far too large for a self-evaluation form; reading was stopped. Keep the form's pages only, then import again.");
                }
                if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
            }
            return size;
        } catch (DataFormatException notPacked) {
            return size;
        } finally {
            inflater.end();
        }
    }

    static WorkbookRefused broken() {
        return WorkbookRefused.file(
                "broken",
                "PDF 已损坏或不完整，无法读取。请重新下载或索取后再导入。",
                "The PDF is damaged or incomplete and cannot be read. Download it or ask for it anew, then import again.");
    }
}
