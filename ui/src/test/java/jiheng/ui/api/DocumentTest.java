package jiheng.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiheng.ui.Product;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The API's document tells all there is, and what it shows is accepted. Acts' examples are sent by {@link LifeOfAFormTest}. */
class DocumentTest {
    private final Product product = Product.running();
    private final JsonNode document =
            product.send(product.request("/v3/api-docs")).json();

    @Test
    void everyPathOfTheApiIsInIt() {
        assertThat(mapped()).hasSizeGreaterThan(20);
        assertThat(documented()).containsExactlyInAnyOrderElementsOf(mapped());
    }

    @TestFactory
    Stream<DynamicTest> everyPathIsDescribedWithItsRefusals() {
        return operations()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    assertThat(one.node().path("summary").asString("")).isNotBlank();
                    assertThat(one.node().path("description").asString("")).isNotBlank();
                    var answers = one.node().path("responses");
                    assertThat(answers.propertyNames()).anyMatch(status -> status.startsWith("2"));
                    assertThat(answers.propertyNames()).contains("401").noneMatch(status -> status.startsWith("5"));
                    answers.properties().stream()
                            .filter(answer -> answer.getKey().startsWith("4"))
                            .forEach(answer -> assertThat(isRefusal(answer.getValue(), answer.getKey()))
                                    .as(answer.getKey())
                                    .isTrue());
                    one.node().path("parameters").forEach(parameter -> {
                        assertThat(parameter.path("description").asString(""))
                                .as(parameter.toString())
                                .isNotBlank();
                        assertThat(parameter.has("example"))
                                .as(parameter.toString())
                                .isTrue();
                    });
                    var body = one.node().path("requestBody").path("content");
                    body.forEach(type ->
                            assertThat(type.has("example")).as(type.toString()).isTrue());
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyExampleOfReadingIsAnswered() {
        return operations()
                .filter(one -> one.name().startsWith("GET"))
                // A file is no JSON, and the demo has none: EvidenceTest reads one.
                .filter(one -> !one.name().endsWith("{evidenceId}"))
                // There is none before somebody hands files in: BatchTest reads one.
                .filter(one -> !one.path().equals("/api/v1/imports/{batch}"))
                // Lines of text: ReceiptTest reads them.
                .filter(one -> !one.path().contains("/receipts/"))
                // Nor was anything drawn: RechecksApiTest reads what it draws.
                .filter(one -> !one.path().contains("{draw}"))
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    var reader = one.name().endsWith("/accounts") ? "admin" : "auditor";
                    var answer = product.get(reader, filledIn(one));
                    assertThat(answer.status()).as(answer.toString()).isEqualTo(HttpStatus.OK.value());
                    assertThat(
                                    one.path().contains("/documents")
                                                    || one.path().endsWith("/bundle")
                                                    || one.path().endsWith("/workbook")
                                            ? answer.body().startsWith("PK")
                                            : answer.json().isContainer())
                            .isTrue();
                }));
    }

    @Test
    void theDocumentIsReadWithoutSigningInAndUnderTheStrictPolicy() {
        var answer = product.send(product.request("/v3/api-docs"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.json().path("openapi").asString("")).startsWith("3.");
    }

    @Test
    void anActThatDependsOnWhatWasSeenAsksForIt() {
        var fill = document.at("/paths/~1api~1v1~1evaluations~1{id}~1fill/post");

        assertThat(fill.path("parameters")
                        .valueStream()
                        .filter(parameter -> parameter.path("name").asString("").equals("If-Match"))
                        .map(parameter -> parameter.path("required").asBoolean(false)))
                .containsExactly(true);
        assertThat(fill.path("responses").propertyNames())
                .contains("200", "401", "403", "404", "409", "412", "413", "415", "422");
    }

    private boolean isRefusal(JsonNode answer, String status) {
        var problem = answer.path("content").path("application/problem+json");
        var example = problem.path("example");
        var codes = document.at("/components/schemas/Problem/properties/code/enum")
                .valueStream()
                .map(code -> code.asString(""))
                .collect(Collectors.toSet());
        return problem.path("schema").path("$ref").asString("").endsWith("/Problem")
                && codes.contains(example.path("code").asString(""))
                && status.equals("" + example.path("status").asInt());
    }

    private static String filledIn(Operation one) {
        var path = one.path();
        var query = new StringBuilder();
        for (var parameter : one.node().path("parameters")) {
            var name = parameter.path("name").asString("");
            var example = URLEncoder.encode(parameter.path("example").asString(), StandardCharsets.UTF_8);
            if (parameter.path("in").asString("").equals("path")) {
                path = path.replace("{" + name + "}", example);
            } else if (parameter.path("in").asString("").equals("query")) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(name)
                        .append('=')
                        .append(example);
            }
        }
        return path + query;
    }

    private record Operation(String method, String path, JsonNode node) {
        String name() {
            return method + " " + path;
        }
    }

    private Stream<Operation> operations() {
        return document.path("paths").properties().stream().flatMap(path -> path.getValue().properties().stream()
                .map(method -> new Operation(
                        method.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), method.getValue())));
    }

    private Set<String> documented() {
        return operations().map(Operation::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> mapped() {
        var found = new TreeSet<String>();
        product.context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    if (AnnotatedElementUtils.hasAnnotation(method.getBeanType(), RestController.class)
                            && method.getBeanType().getName().startsWith("jiheng.")) {
                        mapping.getPatternValues().stream()
                                .filter(path -> path.startsWith("/api/"))
                                .forEach(path -> mapping.getMethodsCondition()
                                        .getMethods()
                                        .forEach(verb -> found.add(verb + " " + path)));
                    }
                });
        return found;
    }
}
