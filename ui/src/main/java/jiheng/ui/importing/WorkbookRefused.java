package jiheng.ui.importing;

import jiheng.events.evaluation.Words;

/** The file was not read at all; the words say what is wrong with it and what to do. */
public final class WorkbookRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Words words;

    private WorkbookRefused(String code, String zh, String en) {
        super(code, null, false, false);
        this.code = code;
        this.words = new Words(zh, en);
    }

    /** Stable, for programs. */
    public String code() {
        return code;
    }

    public Words words() {
        return words;
    }

    /** A file of another kind than a workbook that was not read either. */
    public static WorkbookRefused file(String code, String zh, String en) {
        return new WorkbookRefused(code, zh, en);
    }

    static WorkbookRefused empty() {
        return new WorkbookRefused(
                "empty-file", "文件是空的（0 字节）。请重新选择文件。", "The file is empty (0 bytes). Please choose the file again.");
    }

    static WorkbookRefused tooLarge(int megabytes) {
        return new WorkbookRefused(
                "too-large",
                "文件超过 " + megabytes + " MB。自评表只有文字和数字，请删去图片和附件后再导入。",
                "The file is larger than " + megabytes
                        + " MB. The form holds words and figures only: remove pictures and attachments, then import again.");
    }

    static WorkbookRefused notXlsx() {
        return new WorkbookRefused(
                "not-xlsx",
                "这不是 .xlsx 工作簿。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后再导入。",
                "This is not an .xlsx workbook. Open it in Excel or WPS, save it as “Excel Workbook (*.xlsx)”, then import again.");
    }

    static WorkbookRefused oldXls() {
        return new WorkbookRefused(
                "old-xls",
                "这是旧格式的 .xls 工作簿。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后再导入。",
                "This is a workbook in the old .xls format. Open it in Excel or WPS, save it as “Excel Workbook (*.xlsx)”, then import again.");
    }

    static WorkbookRefused strict() {
        return new WorkbookRefused(
                "strict-ooxml",
                "这是“Strict Open XML 电子表格”。请另存为普通的“Excel 工作簿（*.xlsx）”后再导入。",
                "This is a “Strict Open XML Spreadsheet”. Save it as a plain “Excel Workbook (*.xlsx)”, then import again.");
    }

    static WorkbookRefused encrypted() {
        return new WorkbookRefused(
                "encrypted",
                "工作簿设有打开密码。请取消密码另存后再导入。",
                "The workbook is protected by a password. Save it without the password, then import again.");
    }

    static WorkbookRefused broken() {
        return new WorkbookRefused(
                "broken",
                "文件已损坏或不完整，无法读取。请用 Excel 或 WPS 打开检查并重新保存；打不开的，请向提供人重新索取。",
                "The file is damaged or incomplete and cannot be read. Open it in Excel or WPS and save it again; if it does not open, ask for the file anew.");
    }

    static WorkbookRefused zipBomb() {
        return new WorkbookRefused(
                "zip-bomb",
                "文件解压后过大，不像一份自评表，已停止读取。请把自评表单独复制到新工作簿后再导入。",
                "Unpacked, the file is far too large for a self-evaluation form; reading was stopped. Copy the form alone into a new workbook, then import again.");
    }

    static WorkbookRefused macro() {
        return new WorkbookRefused(
                "macro",
                "工作簿带有宏。请另存为不带宏的“Excel 工作簿（*.xlsx）”后再导入。",
                "The workbook holds macros. Save it as an “Excel Workbook (*.xlsx)” without macros, then import again.");
    }

    static WorkbookRefused unsafe() {
        return new WorkbookRefused(
                "unsafe-content",
                "工作簿内含不安全的 XML 声明（DTD），正常的 Excel 和 WPS 不会写出。请把自评表复制到新工作簿后再导入。",
                "The workbook holds an unsafe XML declaration (DTD), which neither Excel nor WPS writes. Copy the form into a new workbook, then import again.");
    }

    static WorkbookRefused tooManyRows(int limit) {
        return new WorkbookRefused(
                "too-many-rows",
                "工作表有内容的行超过 " + limit + " 行，不像一份自评表。请只保留自评表后再导入。",
                "A sheet has more than " + limit
                        + " rows with content, too many for a self-evaluation form. Keep the form only, then import again.");
    }

    static WorkbookRefused tooManyColumns(int limit) {
        return new WorkbookRefused(
                "too-many-columns",
                "工作表在第 " + limit + " 列之后还有内容，不像一份自评表。请只保留自评表后再导入。",
                "A sheet has content beyond column " + limit
                        + ", too wide for a self-evaluation form. Keep the form only, then import again.");
    }

    static WorkbookRefused tooManyCells() {
        return new WorkbookRefused(
                "too-many-cells",
                "工作簿的单元格和格式太多，不像一份自评表。请把自评表单独复制到新工作簿后再导入。",
                "The workbook has too many cells and styles for a self-evaluation form. Copy the form alone into a new workbook, then import again.");
    }

    /** @param project whether a project's form was looked for */
    static WorkbookRefused anotherForm(boolean project) {
        return project
                ? notTheOfficialLayout("标题写的是部门整体自评表", "its title names a department's form")
                : notTheOfficialLayout("标题写的是项目支出自评表", "its title names a project's form");
    }

    static WorkbookRefused notTheOfficialLayout(String zh, String en) {
        return new WorkbookRefused(
                "not-the-official-layout",
                "这不是官方格式的自评表：" + zh + "。请核对文件和表样，或下载官方表样填写后再导入。",
                "This is not a self-evaluation form in the official layout: " + en
                        + ". Check the file and the template, or fill in the official form and import that.");
    }
}
