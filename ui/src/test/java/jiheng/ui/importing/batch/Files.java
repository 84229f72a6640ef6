package jiheng.ui.importing.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Forms as texts, and zips of them. */
public final class Files {
    private Files() {}

    public static byte[] form(String unit, int year) {
        return """
                部门整体自评表
                (%d 年)
                部门(单位)名称\t%s
                \t资金来源\t全年预算数\t全年执行数\t分值\t执行率\t得分
                资金情况 (万元)\t财政拨款\t100\t99\t--\t99%%\t--
                \t年度资金总额\t100\t99\t10\t99%%\t9.9
                \t一级指标\t二级指标\t三级指标\t目标内容\t目标值\t完成值\t分值\t得分\t未完成原因\t改进措施
                \t产出指标\t数量指标\t讲座\t办讲座\t办讲座20场\t全年共办讲座2\t90\t90\t\t

                \t\t\t\t\t2场，听众满座。\t\t\t\t
                总分\t\t\t\t\t\t\t100\t99.9\t\t
                """.formatted(year, unit).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] zip(Map<String, byte[]> files) {
        return zip(files, StandardCharsets.UTF_8);
    }

    static byte[] zip(Map<String, byte[]> files, Charset names) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, names)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
