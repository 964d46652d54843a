package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that user agents of bots are detected, even if they look like those of people. */
class UserAgentsOfBotsTest {
  private final BotDetector bots = BuiltInRules.BOTS;

  @ParameterizedTest
  @ValueSource(
      strings = {
        // AI agents that open pages themselves
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ChatGPT-User/1.0;"
            + " +https://openai.com/bot)",
        "Mozilla/5.0 (compatible; Claude-User/1.0; +Claude-User@anthropic.com)",
        "Mozilla/5.0 (compatible; Some-User/2.0)",
        "Mozilla/5.0 (compatible; NovaAct/1.0)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari"
            + "/537.36 Manus-User/1.0",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari"
            + "/537.36 GoogleAgent-Mariner",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko; compatible;"
            + " Google-Agent/1.0) Chrome/140.0 Safari/537.36",
        "browser-use/0.1.40",
        "Lightpanda/1.0",
        // Tests of page speed, and monitors
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko; Google Page Speed"
            + " Insights) Chrome/41.0.2272.118 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 11; moto g power (2022)) AppleWebKit/537.36 (KHTML, like"
            + " Gecko) Chrome/119.0.0.0 Mobile Safari/537.36 Chrome-Lighthouse",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/117.0 Safari/537.36 (Speedcurve)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0 Safari"
            + "/537.36 (compatible; GTmetrix/1.0)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0 Safari"
            + "/537.36 DatadogSynthetics",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/118.0 Safari/537.36 RuxitSynthetic/1.0",
        "Mozilla/5.0 (compatible; Uptime/1.0; http://uptime.com)",
        "Better Uptime Bot",
        "Amazon-Route53-Health-Check-Service (ref a; report http://amzn.to/1vsZADi)",
        "GoogleHC/1.0",
        "Consul Health Check",
        // Programs and libraries
        "curl/8.5.0",
        "python-requests/2.31.0",
        "Go-http-client/2.0",
        "okhttp/4.12.0",
        "Java/17.0.9",
        "Java1.8.0_392",
        "Apache-HttpClient/5.2 (Java/21)",
        "Java-http-client/21.0.1",
        "axios/1.6.2",
        "axios",
        "WP Rocket/Preload",
        "node-fetch",
        "node",
        "undici",
        "got (https://github.com/sindresorhus/got)",
        "Deno/1.40.0",
        "Bun/1.0.25",
        "Dart/3.2 (dart:io)",
        "GuzzleHttp/7",
        "Symfony HttpClient (Curl)",
        "reqwest/0.11.22",
        "RestSharp/106.15.0.0",
        "Faraday v2.7.12",
        "rest-client/2.1.0 (linux-gnu x86_64) ruby/3.2.2p53",
        "libwww-perl/6.72",
        "PostmanRuntime/7.36.0",
        "insomnia/2023.5.8",
        "ReactorNetty/1.1.13",
        "akka-http/10.2.10",
        "hackney/1.20.1",
        "cpp-httplib/0.14.1",
        "fasthttp",
        "aria2/1.37.0",
        "PHP/8.2.13",
        "WordPress/6.4; https://www.example.com",
        "Spring 6 WebClient",
        "IntelliJ HTTP Client/IntelliJ IDEA 2023.3",
        "HTTP.jl/1.9",
        "Mojolicious (Perl)",
        "Varnish Health Probe",
        "Envoy/HC",
        "Cloudflare-Workers",
        "SomeNewProgram/0.3",
        "Some New Program/0.3",
        // Programs that write only words, or a version without a slash
        "some tracker",
        "R (4.0.3 x86_64-pc-linux-gnu x86_64 linux-gnu)",
        "Symfony BrowserKit",
        "CakePHP",
        "CakePHP (Linux)",
        "Twisted PageGetter",
        "Tcl http client package 2.7.5",
        "Microsoft URL Control - 6.00.8862",
        "Microsoft Office Existence Discovery",
        "FlashGet",
        "EmailSiphon",
        "WWWOFFLE",
        "MATLAB R2013a",
        "ColdFusion",
        "DAV",
        "GetRight",
        "BlackWidow",
        "MFC_Tear_Sample",
        "pcBrowser",
        // Programs whose names look like those of phones and consoles
        "sec-scanner/1.0",
        "Mozilla/3.0 (SomeName/3.0)",
        // Programs whose names contain words that are typical of people, or that name their system
        "Microsoft-CryptoAPI/10.0",
        "Microsoft-WNS/10.0",
        "azure-logic-apps/1.0 (workflow 971b5bea; version 0858) microsoft-flow/1.0",
        "BrokenLinks/1.0",
        "Studios/2.0",
        "Knowledge/1.0",
        "ImageSharpener/1.0",
        "Watchdog/3.1",
        "Craft/2.2",
        "Operations/1.0",
        "grpc-node/1.24.2 grpc-c/8.0.0 (linux; chttp2; ganges)",
        "ClamAV/0.101.5 (OS: linux-gnu, ARCH: x86_64, CPU: x86_64)",
        "pip/23.0 {\"cpu\":\"x86_64\",\"distro\":{\"name\":\"Ubuntu\"},"
            + "\"system\":{\"name\":\"Linux\"}}",
        "pip/23.0 {\"cpu\":\"AMD64\",\"system\":{\"name\":\"Windows\",\"release\":\"10\"}}",
        "Apache-Maven/3.9.6 (Java 21; Linux 6.1)",
        "Apache-Maven/3.9.6 (Java 21; Mac OS X 14.2)",
        "npm/10.2.0 node/v20.9.0 linux x64 workspaces/false",
        "npm/10.2.0 node/v20.9.0 darwin arm64 workspaces/false",
        "kubectl/v1.28.2 (windows/amd64) kubernetes/89a4ea3",
        "SomeProgram/1.0 (Linux x86_64)",
        "Xymon xymonnet/4.3.17",
        "Some New Fetcher",
        "my-crawler (+me@example.com)",
        // Browsers that programs control
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " HeadlessChrome/120.0 Safari/537.36",
        "Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) PhantomJS/2.1.1",
        "Mozilla/5.0 (linux) AppleWebKit/537.36 (KHTML, like Gecko) jsdom/22.1.0",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Cypress/13.6.2"
            + " Chrome/114.0 Electron/25.8.4 Safari/537.36",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Cursor/1.0.0 Chrome/132.0 Electron/34.5 Safari/537.36 CursorAgent",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Agent-Mode"
            + " Kiro/0.6.0 Chrome/138.0 Electron/37.5 Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Windsurf/1.12.9"
            + " HeadlessChrome/132.0 Electron/34.5 Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/120.0 Safari/537.36 BrowserStack",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0"
            + " Safari/537.36 Percy/1.27",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0"
            + " Safari/537.36 Chromatic",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0"
            + " Safari/537.36 Hyperbrowser/1.0",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0"
            + " Safari/537.36 Mozilla-Tabstack",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/120.0 Safari/537.36 ZenRows",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 13_1_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 MicroMessenger/7.0.12 wechatdevtools qcloudcdn-xinan",
        // Monitors that look like browsers and phones, and proxies of mail companies
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/120.0 Safari/537.36 Siteimprove",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0"
            + " Safari/537.36 SematextSynthetics/1.0",
        "Mozilla/5.0 (Linux; U; Android 4.0.2; en-us; Catchpoint) AppleWebKit/534.30 (KHTML, like"
            + " Gecko) Version/4.0 Mobile Safari/534.30",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/55.0.2883.87"
            + " Safari/537.36 (via secureurl.fwdcdn.com - mail.ukr.net proxy)",
        "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
        "YahooMailProxy",
        // Names without a version, or with the hash of a commit
        "GitHub-Hookshot/f05835d",
        "gvfs/",
        "LinkSaver/",
        "Brutus/AET",
        "CFNetwork",
        "CFNetwork/1494.0.7 Darwin/23.4.0",
        "Castro 2, Episode Duration Lookup",
        // Names of browsers without the system, the engine or the version that every browser sends
        "Mozilla/4.0",
        "Mozilla/4.0 (compatible;)",
        "Mozilla/4.0 (compatible; ICS)",
        "Mozilla/5.0+(compatible;+MSIE+6.0;+Windows+NT+5.0)",
        "Firefox",
        "Chrome",
        "Safari",
        "Opera/4",
        // Agents, frameworks and scanners that look like a browser
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36 BrowserUse/0.2",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36 browser_use",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36 AutoGPT/0.5",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36 AgentGPT",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36 LangChain/0.1",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36 OpenManus",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36 Project Mariner",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36 Genspark/1.0",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36 Fellou/1.0",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36 LaVague",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36 LCC/1.0",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36 Operator",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36 Sansec",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36 Some-Agent/1.0",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36 SomeGPT/2.0",
        "Mozilla/5.0 (X11; Linux x86_64) Chrome/117.0 Safari/537.36 (Calibre)",
        "Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) HLB/1.247",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/606.1 (KHTML, like Gecko) JavaFX/11"
            + " Safari/606.1",
        "FreeSafeIP",
        "Mozilla/4.7 (compatible; OffByOne; Windows 2000) Webster Pro V3.4",
        // Attacks
        "() { :; }; /bin/bash -c id",
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        // Bots that look like phones and Internet Explorer
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Mobile/15E148 (+https://some.example/info)",
        "Mozilla/5.0 (Linux; Android 14; SM-S918B; wv) AppleWebKit/537.36 (KHTML, like"
            + " Gecko) Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36 AcmeBot/1.0",
        "Mozilla/5.0 (Linux; Android 14; SM-S918B; wv) AppleWebKit/537.36 (KHTML, like"
            + " Gecko) Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36 www.acme.example",
        "Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1; SomeBot; www.some.example)",
        "DoCoMo/2.0 P900i (compatible; SomeName; +http://some.example/)",
        // Crawlers that can be recognized only by the form of their user agent
        "Mozilla/5.0 (compatible; SomeName/1.0; +https://some.example/about)",
        "Mozilla/5.0 (compatible; SomeName/1.0)",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko; SomeName)"
            + " Chrome/120.0 Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 (compatible;"
            + " SomeName/2.0)",
        "Mozilla/5.0 somename/2.12.4"
      })
  void crawlers_and_other_programs_are_bots(String userAgent) {
    assertThat(bots.isBot(userAgent)).isTrue();
  }
}
