package jiheng.ui.importing.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jiheng.ui.importing.WorkbookRefused;

/** The text in a file's bytes: UTF-8, or else GB18030, and UTF-16 where it says so; anything else is no text. */
final class Decoded {
    private static final int MOST_CONTROL_PER_THOUSAND = 2;

    private Decoded() {}

    static String text(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            return strict(bytes, List.of(StandardCharsets.UTF_16LE));
        }
        if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
            return strict(bytes, List.of(StandardCharsets.UTF_16BE));
        }
        return strict(bytes, List.of(StandardCharsets.UTF_8, Charset.forName("GB18030")));
    }

    private static String strict(byte[] bytes, List<Charset> charsets) {
        for (var charset : charsets) {
            try {
                var text = charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return printable(text.startsWith("\uFEFF") ? text.substring(1) : text);
            } catch (CharacterCodingException another) {
                // The next one may fit.
            }
        }
        throw notText();
    }

    private static String printable(String text) {
        long control = text.chars()
                .filter(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t' && c != '\f')
                .count();
        if (text.indexOf('\0') >= 0 || control * 1000 > (long) text.length() * MOST_CONTROL_PER_THOUSAND) {
            throw notText();
        }
        return text;
    }

    private static WorkbookRefused notText() {
        return WorkbookRefused.file(
                "not-text",
                "这不是文本文件。请把公开的 PDF 内容另存为 UTF-8 或 GB18030 编码的 .txt，表格各列之间用制表符分开。",
                "This is not a text file. Save the published PDF's content as .txt in UTF-8 or GB18030, with tabs between the table's columns.");
    }
}
