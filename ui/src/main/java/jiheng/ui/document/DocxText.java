package jiheng.ui.document;

import org.apache.poi.xwpf.usermodel.IRunBody;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;

/** Text in a text document, in fonts by name: the reader's machine has them, the file does not. */
final class DocxText {
    /** @param size in points */
    record Look(String font, double size, boolean bold) {}

    static final Look TITLE = new Look("黑体", 18, false);
    static final Look SUBTITLE = new Look("宋体", 12, false);
    static final Look HEAD = new Look("宋体", 9.5, true);
    static final Look BODY = new Look("宋体", 9.5, false);
    static final Look SMALL = new Look("宋体", 9, false);
    static final Look FOOT = new Look("宋体", 7.5, false);

    private DocxText() {}

    static void line(XWPFParagraph paragraph, String text, Look look, ParagraphAlignment alignment) {
        paragraph.setAlignment(alignment);
        paragraph.setSpacingAfter(0);
        paragraph.setSpacingBefore(0);
        var lines = Shown.clean(text).split("\n", -1);
        var run = run(paragraph, look);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                run.addBreak();
            }
            run.setText(lines[i]);
        }
    }

    /** A number that the office program works out: PAGE or NUMPAGES. */
    static void field(XWPFParagraph paragraph, String code, Look look) {
        var field = paragraph.getCTP().addNewFldSimple();
        field.setInstr(code);
        dressed(new XWPFRun(field.addNewR(), (IRunBody) paragraph), look).setText("1");
    }

    static XWPFRun run(XWPFParagraph paragraph, Look look) {
        return dressed(paragraph.createRun(), look);
    }

    private static XWPFRun dressed(XWPFRun run, Look look) {
        for (var range : XWPFRun.FontCharRange.values()) {
            run.setFontFamily(look.font(), range);
        }
        run.setFontSize(look.size());
        run.setBold(look.bold());
        return run;
    }
}
