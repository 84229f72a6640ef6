package jiheng.ui.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import jiheng.ui.acts.Wording;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** The API's document: what each path takes, gives and refuses, with examples that the tests send. */
@Configuration(proxyBeanMethods = false)
class Document {
    private static final String PROBLEM = "Problem";

    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("id", "The form's id"),
            Map.entry("version", "A version of the template by its number; the newest if it is left out"),
            Map.entry("n", "The version's number, counted within its stage"),
            Map.entry("If-Match", "The version seen: the ETag of the answer that the act is based on"),
            Map.entry(
                    "Idempotency-Key",
                    "At most 100 characters of the caller's; the same act with the same key is done once, and with "
                            + "another act the key is refused"),
            Map.entry("dryRun", "true to read and judge the file without storing anything"),
            Map.entry("file", "The form as .xlsx in the official layout"),
            Map.entry("evidence", "An id of the caller's for the file"),
            Map.entry("evidenceId", "A file's id, as in the list of evidence"),
            Map.entry("asOf", "A sequence number, an instant, v1…, t1…, settled or current"),
            Map.entry("format", "xlsx, docx, pdf or ofd"),
            Map.entry("from", "The earlier moment; for a history the first instant, included"),
            Map.entry("to", "The later moment"),
            Map.entry("until", "The first instant left out"),
            Map.entry("cycle", "The year's round: 2022 or cycle-2022"),
            Map.entry("unit", "A unit's key or id"),
            Map.entry("state", "DRAFT, SUBMITTED, RETURNED, APPROVED, SETTLED, PUBLISHED, CORRECTING or CANCELLED"),
            Map.entry("text", "Part of the unit's or the project's name"),
            Map.entry("page", "From 0"),
            Map.entry("size", "1 to 200"),
            Map.entry("person", "An account id, or part of a name"),
            Map.entry("act", "The kind of act, as in the history's act"),
            Map.entry("template", "A template's key, or its key and version as in department-2022-1"),
            Map.entry("project", "The project's name, where the form is one of a project; the sheet's own otherwise"),
            Map.entry("projectCode", "The project's code, where the form is one of a project"),
            Map.entry("corrections", "What headings mean that are not known, as the page of an import sends it"),
            Map.entry("answer", "workbook for the file itself with the reasons beside what was not taken"),
            Map.entry("rules", "A rule set and its version, as in national-1"),
            Map.entry("ask", "true to have the checks look at the form as it stands now"),
            Map.entry("row", "A row's id or a cell's path"),
            Map.entry("draw", "The number of the draw within the cycle"),
            Map.entry("evaluation", "The form's id"),
            Map.entry("stage", "TARGETS or RESULTS"));

    /** What the words of the examples name. */
    private static final Map<String, String> ARGUMENTS = Map.ofEntries(
            Map.entry("id", Examples.SETTLED),
            Map.entry("unit", "临江区总工会"),
            Map.entry("roles", "PREPARER,FINANCE_REVIEWER"),
            Map.entry("name", "李晓晨"),
            Map.entry("state", "SETTLED"),
            Map.entry("draw", "1"),
            Map.entry("draws", "2"),
            Map.entry("cycle", "2022"),
            Map.entry("parameter", "asOf"),
            Map.entry("field", "colour"),
            Map.entry("limit", BodyTooLarge.LIMIT));

    @Bean
    OpenAPI api(@Value("${jiheng.version}") String version) {
        return new OpenAPI()
                .info(new Info()
                        .title("绩衡 Jiheng")
                        .version(version)
                        .description(
                                "Performance self-evaluation of budget units. Sign in with HTTP Basic, or use a page's session with "
                                        + "its CSRF token in X-CSRF-TOKEN. Bodies are strict: an unknown field is refused with "
                                        + "422. Refusals are problems (RFC 9457) with a stable code and words in the language of "
                                        + "Accept-Language: Chinese, or English where it starts with en.")
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .servers(List.of(new Server().url("/")))
                .addSecurityItem(new SecurityRequirement().addList("basic"));
    }

    @Bean
    OpenApiCustomizer completed(Wording wording, JsonMapper json) {
        return document -> {
            document.getComponents()
                    .addSecuritySchemes(
                            "basic",
                            new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"))
                    .addSchemas(PROBLEM, problem());
            document.getPaths().forEach((path, item) -> item.readOperationsMap()
                    .forEach((method, operation) -> complete(path, method, operation, wording, json)));
        };
    }

    private static void complete(
            String path, PathItem.HttpMethod method, Operation operation, Wording wording, JsonMapper json) {
        var verb = method.name().toLowerCase(Locale.ROOT);
        var parameters = operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters();
        for (var parameter : parameters) {
            if (parameter.getDescription() == null) {
                parameter.setDescription(PARAMETERS.get(parameter.getName()));
            }
            if (parameter.getName().equals("If-Match")) {
                parameter.setRequired(true);
            }
            Examples.parameter(verb, path, parameter.getName()).ifPresent(parameter::setExample);
        }
        var body = operation.getRequestBody();
        if (body != null) {
            Examples.body(path).ifPresent(example -> body.getContent()
                    .values()
                    .forEach(type -> type.setExample(json.readValue(example, LinkedHashMap.class))));
        }
        var rechecks = path.startsWith("/api/v1/rechecks");
        operation.setTags(
                List.of(path.startsWith("/api/v1/evaluations") ? "自评表 Forms" : rechecks ? "抽查复核 Re-checks" : "我 Me"));
        var seen = parameters.stream().anyMatch(parameter -> parameter.getName().equals("If-Match"));
        var refusals = Refusals.of(verb, path, !parameters.isEmpty(), body != null, seen);
        var responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        operation.setResponses(responses);
        // What may be refused is told here for every path alike, not guessed from the handlers of failures.
        responses.keySet().removeIf(status -> !status.startsWith("2"));
        refusals.forEach(
                (status, code) -> responses.addApiResponse("" + status.value(), refusal(status, code, wording)));
        var made = path.equals("/api/v1/evaluations") || path.equals("/api/v1/rechecks/{cycle}");
        if (made && verb.equals("post") && responses.get("200") != null) {
            responses.addApiResponse("201", responses.remove("200").description("Location names what was made"));
        }
    }

    private static ApiResponse refusal(HttpStatus status, String code, Wording wording) {
        var words = wording.say("refusal." + code, ARGUMENTS, Locale.SIMPLIFIED_CHINESE);
        var example = new LinkedHashMap<String, Object>();
        example.put("type", "about:blank");
        example.put("title", words);
        example.put("status", status.value());
        example.put("detail", words);
        example.put("code", code);
        return new ApiResponse()
                .description(wording.say("refusal." + code, ARGUMENTS, Locale.ENGLISH))
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType()
                                        .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))
                                        .example(example)));
    }

    private static Schema<?> problem() {
        var cell = new ObjectSchema()
                .addProperty("cell", new StringSchema().description("A cell's path, or a field"))
                .addProperty("code", new StringSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("theirs", new StringSchema().nullable(true).description("What the other person put there"))
                .addProperty("by", new StringSchema().nullable(true))
                .addProperty("at", new StringSchema().nullable(true).format("date-time"));
        return new ObjectSchema()
                .description("A refusal (RFC 9457)")
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("The words that the page shows"))
                .addProperty("instance", new StringSchema())
                .addProperty("code", code())
                .addProperty("field", new StringSchema().description("The first field or cell that stood in the way"))
                .addProperty("sequence", new IntegerSchema().description("The form's sequence number now"))
                .addProperty("cells", new ArraySchema().items(cell));
    }

    /** Every code that there are words for. */
    private static StringSchema code() {
        var codes = new TreeSet<String>();
        for (var messages : List.of(
                "messages-refusal",
                "messages-organisation",
                "messages-evidence",
                "messages-cycle-export",
                "messages-copy",
                "messages-findings",
                "messages-recheck")) {
            ResourceBundle.getBundle(messages, Locale.ROOT).keySet().stream()
                    .filter(key -> key.startsWith("refusal."))
                    .map(key -> key.substring("refusal.".length()))
                    .forEach(codes::add);
        }
        var schema = new StringSchema();
        schema.description("Stable, for programs").setEnum(List.copyOf(codes));
        return schema;
    }
}
