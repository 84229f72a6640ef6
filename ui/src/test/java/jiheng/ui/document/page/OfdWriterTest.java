package jiheng.ui.document.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;
import org.ofdrw.reader.ContentExtractor;
import org.ofdrw.reader.OFDReader;
import org.w3c.dom.Element;

class OfdWriterTest {
    private static final String HOSTILE = "<img src=file:///etc/passwd> &amp; ]]> \u202Eabc\u0007 镕喆堃𬭎";

    @Test
    void another_reader_finds_the_pages_and_the_text_in_order() throws Exception {
        var form = Example.department().text("narratives/duties/text", "维护职工合法权益。".repeat(60));
        var bytes = ofd(form);

        try (var reader = new OFDReader(new ByteArrayInputStream(bytes))) {
            var expected = Pages.of(Face.noto(), form.document(), Example.phrases());
            assertThat(reader.getNumberOfPages()).isEqualTo(expected.size()).isGreaterThan(1);
            var text = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                var lines = String.join("", new ContentExtractor(reader).getPageContent(page));
                assertThat(lines)
                        .contains("第 " + page + " 页 / 共 " + expected.size() + " 页")
                        .contains(Example.DIGEST)
                        .contains(Example.CHECKPOINT)
                        .contains(Example.AUDIT.toString());
                text.append(lines);
            }
            assertThat(text.toString())
                    .contains("维护职工合法权益。".repeat(60))
                    .contains("困难职工走访慰问3开展走访、座谈与心理疏导，形成台账并按季度通报进展情况。≥95%96.5%5.004.50");
        }
    }

    @Test
    void only_drafts_carry_a_watermark_and_it_is_on_every_page() throws Exception {
        assertThat(pages(ofd(Example.department().draft())))
                .hasSizeGreaterThan(1)
                .allSatisfy(page -> assertThat(words(page)).contains("草稿"));
        assertThat(pages(ofd(Example.department()))).hasSizeGreaterThan(1).noneSatisfy(page -> assertThat(words(page))
                .contains("草稿"));
    }

    @Test
    void hostile_texts_stay_texts() throws Exception {
        var bytes = ofd(Example.department().everywhere("reason", HOSTILE).unit(HOSTILE));

        var words = new ArrayList<String>();
        for (var page : pages(bytes)) {
            words.addAll(words(page));
            assertThat(page.getElementsByTagNameNS("*", "img").getLength()).isZero();
        }
        assertThat(String.join("", words).replace(" ", "")).contains("<imgsrc=file:///etc/passwd>&amp;]]>abc镕喆堃𬭎");
    }

    @Test
    void the_embedded_font_has_a_glyph_for_every_character_and_each_has_its_place() throws Exception {
        var bytes = ofd(Example.department().everywhere("reason", "镕喆堃㛃䶮𬭎 fi 0123"));

        var font = new TTFParser().parse(new RandomAccessReadBuffer(files(bytes).get("Doc_0/Res/NotoSansSC.ttf")));
        var glyphs = font.getUnicodeCmapLookup();
        int named = 0;
        for (var page : pages(bytes)) {
            var codes = page.getElementsByTagNameNS("*", "TextCode");
            assertThat(codes.getLength()).isGreaterThan(20);
            for (int i = 0; i < codes.getLength(); i++) {
                var code = (Element) codes.item(i);
                var text = code.getTextContent();
                var transform = ((Element) code.getParentNode()).getElementsByTagNameNS("*", "Glyphs");
                if (transform.getLength() > 0) {
                    assertThat(text).isEqualTo("𬭎");
                    int glyph =
                            Integer.parseInt(transform.item(0).getTextContent().strip());
                    assertThat(glyph).isPositive().isLessThan(font.getNumberOfGlyphs());
                    named++;
                } else {
                    assertThat(text.chars()).allSatisfy(character -> assertThat(glyphs.getGlyphId(character))
                            .as(text)
                            .isPositive());
                    assertThat(steps(code.getAttribute("DeltaX"))).isEqualTo(text.length() - 1);
                }
            }
        }
        assertThat(named).isEqualTo(Example.department().indicators());
        assertThat(bytes).hasSizeLessThan(150_000);
    }

    @Test
    void every_object_has_a_number_of_its_own_and_stands_on_the_page() throws Exception {
        var bytes = ofd(Example.department().draft());

        var ids = new ArrayList<String>();
        for (var page : pages(bytes)) {
            for (var kind : List.of("Layer", "TextObject", "PathObject")) {
                var objects = page.getElementsByTagNameNS("*", kind);
                for (int i = 0; i < objects.getLength(); i++) {
                    var object = (Element) objects.item(i);
                    ids.add(object.getAttribute("ID"));
                    if (!kind.equals("Layer")) {
                        var box = object.getAttribute("Boundary").split(" ");
                        assertThat(Double.parseDouble(box[0])).isBetween(0.0, 297.0);
                        assertThat(Double.parseDouble(box[1])).isBetween(0.0, 210.0);
                        assertThat(Double.parseDouble(box[0]) + Double.parseDouble(box[2]))
                                .isLessThanOrEqualTo(297.0);
                        assertThat(Double.parseDouble(box[1]) + Double.parseDouble(box[3]))
                                .isLessThanOrEqualTo(210.0);
                    }
                }
            }
        }
        assertThat(ids).hasSizeGreaterThan(100).doesNotHaveDuplicates().doesNotContain("", "1");
    }

    @Test
    void the_same_version_is_the_same_bytes() throws IOException {
        assertThat(ofd(Example.project())).isEqualTo(ofd(Example.project()));
        assertThat(ofd(Example.project())).isNotEqualTo(ofd(Example.project().draft()));
    }

    private static int steps(String delta) {
        var parts = delta.isEmpty() ? new String[0] : delta.split(" ");
        int steps = 0;
        for (int i = 0; i < parts.length; i += 3) {
            assertThat(parts[i]).isEqualTo("g");
            steps += Integer.parseInt(parts[i + 1]);
        }
        return steps;
    }

    private static List<String> words(Element page) {
        var words = new ArrayList<String>();
        var codes = page.getElementsByTagNameNS("*", "TextCode");
        for (int i = 0; i < codes.getLength(); i++) {
            words.add(codes.item(i).getTextContent());
        }
        return words;
    }

    private static List<Element> pages(byte[] ofd) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var pages = new ArrayList<Element>();
        for (var file : files(ofd).entrySet()) {
            if (file.getKey().endsWith(".xml")) {
                var root = factory.newDocumentBuilder()
                        .parse(new ByteArrayInputStream(file.getValue()))
                        .getDocumentElement();
                if (file.getKey().endsWith("Content.xml")) {
                    pages.add(root);
                }
            }
        }
        return pages;
    }

    private static Map<String, byte[]> files(byte[] ofd) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(ofd))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] ofd(Example form) throws IOException {
        var out = new ByteArrayOutputStream();
        new OfdWriter(Example.phrases()).write(form.document(), out);
        return out.toByteArray();
    }
}
