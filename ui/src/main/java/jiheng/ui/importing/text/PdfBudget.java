package jiheng.ui.importing.text;

import jiheng.ui.importing.WorkbookRefused;

/** What all pages of a file may cost together. */
final class PdfBudget {
    private long left;

    PdfBudget(long most) {
        this.left = most;
    }

    void spend(int marks) {
        left -= marks;
        if (left < 0) {
            throw WorkbookRefused.file(
                    "pdf-too-much",
                    "PDF 的内容太多，不像一份自评表，已停止读取。请只保留自评表的页面后再导入。",
                    "The PDF holds far too much for a self-evaluation form; reading was stopped. Keep the form's pages only, then import again.");
        }
    }
}
