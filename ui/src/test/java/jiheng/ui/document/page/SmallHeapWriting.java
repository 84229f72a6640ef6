package jiheng.ui.document.page;

import java.io.OutputStream;
import java.util.List;
import jiheng.ui.document.DocumentWriter;

/** Writes, in a Java of its own with little memory, a form with 63 indicators and 3,000 characters in four columns of each. */
final class SmallHeapWriting {
    static final String DONE = "all written";

    private SmallHeapWriting() {}

    public static void main(String[] arguments) throws Exception {
        var text = "逐项核对台账、合同与支付凭证，形成整改清单。".repeat(150).substring(0, 3000);
        var document = Example.department()
                .rows(7, "指标名称", text)
                .everywhere("actual", text)
                .everywhere("improvement", text)
                .document();
        List<DocumentWriter> writers = List.of(new PdfWriter(Example.phrases()), new OfdWriter(Example.phrases()));
        for (var writer : writers) {
            writer.write(document, OutputStream.nullOutputStream());
        }
        System.out.println(DONE);
    }
}
