package jiheng.ui.document;

import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** How the sheet of a workbook prints. */
final class XlsxPage {
    /** What Excel takes for header or footer, codes included. */
    private static final int LONGEST = 255;
    /** A page's width inside the margins, in characters at 100 %. */
    private static final double ACROSS = 149;

    private static final double UPRIGHT = 100;

    private XlsxPage() {}

    static double width(Paper paper) {
        return paper == Paper.LANDSCAPE ? ACROSS : UPRIGHT;
    }

    static void setUp(XSSFSheet sheet, FormDocument document) {
        var print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(document.paper() == Paper.LANDSCAPE);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.setHorizontallyCenter(true);
        sheet.setMargin(PageMargin.LEFT, 0.4);
        sheet.setMargin(PageMargin.RIGHT, 0.4);
        sheet.setMargin(PageMargin.TOP, 0.5);
        sheet.setMargin(PageMargin.BOTTOM, 0.75);
        sheet.setMargin(PageMargin.HEADER, 0.2);
        sheet.setMargin(PageMargin.FOOTER, 0.25);
        var stamp = document.stamp();
        var left = "&8" + escaped(stamp.version().zh() + " " + stamp.time()) + "\n摘要 " + stamp.digest();
        var right = "&8第 &P 页，共 &N 页";
        var address = "\n" + escaped(stamp.audit().toString());
        boolean fits = left.length() + right.length() + address.length() + 4 <= LONGEST;
        sheet.getFooter().setLeft(fits ? left + address : left);
        sheet.getFooter().setRight(right);
    }

    private static String escaped(String text) {
        return text.replace("&", "&&");
    }
}
