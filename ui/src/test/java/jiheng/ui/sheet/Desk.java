package jiheng.ui.sheet;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jiheng.events.evaluation.Cell;
import jiheng.ui.Messages;
import jiheng.ui.page.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.servlet.i18n.SessionLocaleResolver;

/** The smallest application that serves the sheet, with the strict policy that the product sends. */
@SpringBootConfiguration
@ImportAutoConfiguration({
    MessageSourceAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
@Controller
@Profile("desk")
class Desk implements WebMvcConfigurer {
    static final String TOKEN = "a-token-of-this-session";

    private DeskForm form = new DeskForm();
    private boolean signedOut;

    static SpringApplication application() {
        var application = new SpringApplication(Desk.class);
        application.setAdditionalProfiles("desk");
        application.setDefaultProperties(Map.of(
                "server.port", "0",
                "spring.main.banner-mode", "off",
                "spring.messages.basename", String.join(",", Messages.bundles()),
                "spring.messages.fallback-to-system-locale", "false",
                "spring.thymeleaf.cache", "false",
                "spring.config.name", "desk",
                "logging.level.root", "warn"));
        return application;
    }

    /** Run by hand to look at the sheet: port 8099 unless given. */
    public static void main(String[] args) {
        application().run("--server.port=" + (args.length == 0 ? "8099" : args[0]));
    }

    DeskForm reset() {
        form = new DeskForm();
        signedOut = false;
        return form;
    }

    void signOut(boolean out) {
        signedOut = out;
    }

    @GetMapping("/")
    String page(@RequestParam(defaultValue = "fill") String view, Locale locale, Model model) {
        var options = Options.reading("2022", "望城区总工会").in(locale).withHistoryAt("/history");
        if (view.equals("fill")) {
            options = options.listing(form.problems())
                    .editing(
                            cell -> !cell.field().equals("weight"),
                            true,
                            new Saving("evaluation-1", "account-1", form.sequence(), "/cells", "/rows", "/login"));
        } else if (view.equals("review")) {
            options = options.marking(Map.of(
                    new Cell("indicators/indicator-1/actual"),
                            new Mark(Mark.Kind.CHANGED, "全年开办技能培训班8期，参训职工1200人。", ""),
                    new Cell("indicators/indicator-2/actuals"), new Mark(Mark.Kind.ADDED, "", ""),
                    new Cell("indicators/indicator-8/reason"), new Mark(Mark.Kind.RETURNED, "", "完成20家只占目标的一半，请说明原因"),
                    new Cell("indicators/indicator-3/reason"), new Mark(Mark.Kind.REMOVED, "部分企业停产", ""),
                    new Cell("funds/fiscal/executed"), new Mark(Mark.Kind.PROBLEM, "", "超过预算，未见说明")));
        } else {
            options = options.official();
        }
        model.addAttribute("viewer", new Viewer("陈晓", "填报人", view.equals("fill"), false, false));
        model.addAttribute("sheet", form.sheet(options));
        model.addAttribute("_csrf", Map.of("token", TOKEN, "headerName", "X-CSRF-TOKEN"));
        return "desk";
    }

    @PostMapping("/cells")
    @ResponseBody
    ResponseEntity<Object> save(
            @RequestHeader("If-Match") String seen,
            @RequestHeader("Idempotency-Key") String key,
            @RequestHeader(name = "X-CSRF-TOKEN", required = false) @Nullable String token,
            @RequestBody Batch batch) {
        if (signedOut) {
            return problem(401, Map.of("code", "signed-out", "title", "请重新登录"));
        }
        if (!TOKEN.equals(token)) {
            return problem(403, Map.of("code", "csrf", "title", "没有权限"));
        }
        var answer = form.save(key, Long.parseLong(seen.replace("\"", "")), batch.changes());
        return answer.status() == 200 ? ResponseEntity.ok(answer.body()) : problem(answer.status(), answer.body());
    }

    record Batch(List<DeskForm.Change> changes) {}

    private static ResponseEntity<Object> problem(int status, Map<String, Object> body) {
        return ResponseEntity.status(status)
                .header("Content-Type", "application/problem+json")
                .body(body);
    }

    @PostMapping("/rows")
    @ResponseBody
    Map<String, Object> rows(@RequestBody Map<String, Map<String, String>> body) {
        var add = body.getOrDefault("add", Map.of());
        var id = form.addRow(add.getOrDefault("branch", ""), add.getOrDefault("child", ""));
        return Map.of("sequence", form.sequence(), "focus", Square.id(Cell.indicator(id, "content")));
    }

    @GetMapping(path = "/history", produces = "text/html;charset=UTF-8")
    @ResponseBody
    String history(@RequestParam String cell) {
        return "<ol><li>2026-03-01 09:12:33 陈晓 填写 <code>" + new Cell(cell) + "</code></li></ol>";
    }

    @GetMapping(path = "/login", produces = "text/html;charset=UTF-8")
    @ResponseBody
    String login() {
        return "<!doctype html><title>登录</title><p>登录</p>";
    }

    @Bean
    LocaleResolver localeResolver() {
        var resolver = new SessionLocaleResolver();
        resolver.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var language = new LocaleChangeInterceptor();
        language.setParamName("lang");
        registry.addInterceptor(language);
    }

    @Bean
    OncePerRequestFilter policy() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                response.setHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
                chain.doFilter(request, response);
            }
        };
    }
}
