package jiheng.ui.page;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Remembers the language that was chosen with {@code ?lang=}. */
@Component("pageLanguages")
class Languages implements WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var chosen = new LocaleChangeInterceptor();
        chosen.setParamName("lang");
        chosen.setIgnoreInvalidLocale(true);
        registry.addInterceptor(chosen);
    }
}
