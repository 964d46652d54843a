package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that user agents of people are not detected as bots, even if they look like those of bots.
 */
class UserAgentsOfPeopleTest {
  private final BotDetector bots = BuiltInRules.BOTS;

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Phones and tablets whose names look like those of bots
        "Mozilla/5.0 (Linux; Android 13; CUBOT P80 Build/TP1A) AppleWebKit/537.36 (KHTML, like"
            + " Gecko) Chrome/120.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 8.1.0; Acme Bot 7 Build/O11019) AppleWebKit/537.36 (KHTML,"
            + " like Gecko) Chrome/87.0.4280.101 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; U; Android 4.4; en-us; Spider_X Build/KOT49H) AppleWebKit/534.30"
            + " (KHTML, like Gecko) Version/4.0 Mobile Safari/534.30",
        "Mozilla/5.0 (Linux; Android 9; Discovery Monitor) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/81.0.4044.96 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 7.0; Seoul S8) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/84.0.4147.125 Mobile Safari/537.36",
        "PANTECH-C790/1.0",
        "GIONEE-L800/1.0",
        "TECNO T312/1.0 MTK",
        "Infinix_X551/1.0",
        "itel it2160/1.0",
        "BIRD_D660/1.0 Release",
        "KWC-K493/1.0",
        "NEC-N343i/1.0",
        "BenQ-M315/1.0",
        "UTStarcom_CDM8955/1.0",
        "AUDIOVOX-CDM8900",
        "SEC-SGHE250/1.0",
        "SCH-A870/1.0",
        "Symphony_B12/1.0",
        "Nokia6300/2.0 (05.00) Profile/MIDP-2.0 Configuration/CLDC-1.1",
        "SAMSUNG-GT-S5620/S5620XEJH1 Dolfin/2.0 Mobile",
        "BlackBerry9700/5.0.0.862 Profile/MIDP-2.1 Configuration/CLDC-1.1 VendorID/331",
        "Mozilla/5.0 (Mobile; Nokia_8110_4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5",
        // Browsers inside other apps
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 Instagram 325.0.0.34.90 (iPhone14,5; iOS 17_4; en_US)",
        "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Version/4.0 Chrome/122.0.0.0 Mobile Safari/537.36"
            + " [FB_IAB/FB4A;FBAV/453.0.0.0;IABMV/1;]",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 Mobile/20G75"
            + " musical_ly_33.1.0 JsSdk/2.0 NetType/WIFI BytedanceWebview/d8a21c6",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 Snapchat/12.60.0.44 (like Safari/8616.1.27)",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 [LinkedInApp]/9.29.1234",
        "Mozilla/5.0 (Linux; Android 13; SM-S908B; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Version/4.0 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.42 WeChat/arm64",
        "Mozilla/5.0 (Linux; Android 12; SM-A525F; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Version/4.0 Chrome/116.0 Mobile Safari/537.36 GSA/14.33.26.26.arm64",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 Safari Line/13.19.1",
        "Mozilla/5.0 (Linux; Android 11; RMX2001; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Version/4.0 Chrome/116.0 Mobile Safari/537.36 CamScanner/6.27.0",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/123.0.0.0"
            + " Mobile Safari/537.36 Presearch (Tempest)",
        "Mozilla/5.0 (Linux; Android 11; FP4) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/101.0"
            + " Mobile Safari/537.36 (Ecosia android@101.0.4951.41)",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Teams/1.6"
            + " Chrome/98.0.4758.141 Electron/17.4.11 Safari/537.36",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " GSA/300.0 Safari/605.1.15",
        "ChatGPT/1.2025.322 (iOS 26.1; iPhone17,1; build 19585375154)",
        "MyShop/5.1 (com.example.shop; build:12; iOS 17.4.1) Alamofire/5.8.1",
        "MyShop/5.1 (Android 14; Pixel 8) okhttp/4.12.0",
        "MyShop/412 CFNetwork/1494.0.7 Darwin/23.4.0",
        "Dalvik/2.1.0 (Linux; U; Android 13; SM-S908B Build/TP1A.220624.014)",
        // Televisions, players and consoles
        "Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " 76.0.3809.146/6.0 TV Safari/537.36 fuboTV/4.60",
        "fuboTV/4.74.0 (Linux; U; Android 11; en_US; BRAVIA 4K; Build/RTM6) Player/2.19",
        "Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/94.0.4606.128 Safari/537.36 WebAppManager",
        "HbbTV/1.5.1 (+DRM;Samsung;SmartTV2021;T-NKM2DEUC-1520.3;;) Mozilla/5.0 (Linux) Chrome/94",
        "Mozilla/5.0 (Linux; Android 9; AFTKA) AppleWebKit/537.36 (KHTML, like Gecko) Silk/120.4.1"
            + " like Chrome/120.0 Safari/537.36",
        "Roku/DVP-12.5 (12.5.0.4178-88)",
        "AppleCoreMedia/1.0.0.20L497 (Apple TV; U; CPU OS 16_5 like Mac OS X; en_us)",
        "Mozilla/5.0 (Linux; Android 12; Chromecast) AppleWebKit/537.36 Chrome/114.0 Safari/537.36"
            + " CrKey/1.56.500000",
        "Mozilla/5.0 (PlayStation 4 11.00) AppleWebKit/605.1.15 (KHTML, like Gecko)",
        "Mozilla/5.0 (Nintendo Switch; WebApplet) AppleWebKit/609.4 (KHTML, like Gecko)"
            + " NF/6.0.3.27.3 NintendoBrowser/5.1.0.32061",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; Xbox; Xbox One) AppleWebKit/537.36 (KHTML, like"
            + " Gecko) Chrome/120.0 Safari/537.36 Edge/44.18363",
        "VLC/3.0.18 LibVLC/3.0.18",
        "VIZIO E50/1.0",
        "Hisense 2020/1.0",
        "Vewd/4.20",
        "Fetch TV/4.0",
        "Mozilla/3.0 (DreamPassport/3.0)",
        "Mozilla/3.0 (DreamKey/2.0)",
        // Old and rare browsers
        "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 5.1; SiteAdvisor)",
        "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 5.1; Check&Get 1.14)",
        "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 5.1; Embedded Web Browser from:"
            + " http://bsalsa.com/; .NET CLR 2.0.50727)",
        "Mozilla/5.0 (compatible; Konqueror/4.5; Linux) KHTML/4.5.4 (like Gecko)",
        "Mozilla/3.0 (compatible; NetPositive/2.2.1; BeOS)",
        "Lynx/2.9.0dev.12 libwww-FM/2.14 SSL-MM/1.4.1 GNUTLS/3.7.8",
        "Links (2.28; Linux 6.1 x86_64; GNU C 12.2; text)",
        "Mozilla/4.0 (compatible; Dillo 3.0)",
        "Mozilla/4.5 (compatible; OmniWeb/4.2.1-v435.9; Mac_PowerPC)",
        "Mozilla/6.0 (compatible; Amiga-AWeb)",
        "GOGGalaxyClient/2.0.62.26 (GOG Galaxy) 83b6745c (win10 x64)",
        "Microsoft Office/16.0 (Windows NT 10.0; MAPI 16.0.8431; Pro)",
        "SomeEditor/2.1 (Macintosh; Mac OS X 14.2)",
        "Mozilla/5.0 (Windows NT 10.0.18362; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Slack/4.4.2 Chrome/78.0 Electron/7.2.1 Safari/537.36 Sonic Slack_SSB/4.4.2",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Claude-Desktop/1.0.2 Chrome/136.0 Electron/36.4 Safari/537.36",
        // Browsers in editors
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Cursor/1.0.0 Chrome/132.0 Electron/34.5 Safari/537.36",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Windsurf/1.12.9 Chrome/132.0 Electron/34.5 Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Trae/1.107.1 Chrome/142.0 Electron/39.2 Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Kiro/0.6.0"
            + " Chrome/138.0 Electron/37.5 Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Antigravity/1.11.2"
            + " Chrome/138.0 Electron/37.3 Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Code/1.107.1"
            + " Chrome/142.0 Electron/39.2 Safari/537.36",
        // Apps on phones whose names contain words that are typical of bots
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 iRobot/7.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 Uptime/3.0",
        "Mozilla/5.0 (Linux; Android 13; Pixel 7; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Version/4.0 Chrome/116.0 Mobile Safari/537.36 GoogleAssistant/1.0",
        "Mozilla/5.0 (Linux; Android 13; Pixel 7; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Version/4.0 Chrome/116.0 Mobile Safari/537.36 TripAdvisor/56.2",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 Feedly/90.1",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 QRScanner/3.4",
        "Mozilla/5.0 (Linux; Android 12; SM-A525F; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Version/4.0 Chrome/116.0 Mobile Safari/537.36 VideoDownloader/2.1 VerifyMe/1.0",
        "Inoreader/7.8 (iPhone; iOS 17.2)",
        "HeartMonitor/3 CFNetwork/1494.0.7 Darwin/23.4.0",
        // Apps on phones with the name of a company whose programs call web hooks
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Mobile/15E148 PayPal/8.66",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Mobile/15E148 HubSpot/5.1",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Mobile/15E148 Klaviyo/3.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Mobile/15E148 Stripe/2.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Mobile/15E148 Salesforce.com",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Mobile/15E148 Mastodon/2024.9",
        "Mozilla/5.0 (Linux; Android 14; SM-S918B; wv) AppleWebKit/537.36 (KHTML, like"
            + " Gecko) Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36 Jumio/4.0",
        "Mozilla/5.0 (Linux; Android 14; SM-S918B; wv) AppleWebKit/537.36 (KHTML, like"
            + " Gecko) Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36 Datadog/2.0",
        "Mozilla/5.0 (Linux; Android 14; SM-S918B; wv) AppleWebKit/537.36 (KHTML, like"
            + " Gecko) Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36 MailChimp/3.1",
        // Apps that play podcasts and name their website
        "Podbean/Android App 8.3.2 (http://podbean.com)",
        "ThePodcastApp/6.49.0 (iPhone; iOS 16.5.1; ) player (build 6775;  https://podcast.app/)",
        "Turtlecast/0.7.7; (Android 13); +https://www.turtlecast.app",
        "Podvine/4.0.1 (www.podvine.com; iOS 16)",
        "Overcast (+http://overcast.fm/; Apple Watch podcast app)",
        // Televisions and watches with libraries and unusual names
        "TiVo/20.7 (TiVo Stream 4K)",
        "TiVo_STB_BCM7346/20.8.1",
        "otg/1.5.1 (AppleTv Apple TV 4; tvOS16.2; appletv.client) libcurl/7.58.0 OpenSSL/1.0.2o",
        "Garmin fenix 5X Plus/18.0",
        // Desktop apps that look like a browser
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Postman/11.2 Chrome/126.0.0.0 Electron/31.0.0 Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Insomnia/9.3 Chrome/126.0.0.0 Electron/31.0.0 Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Feedly/14.1 Chrome/126.0.0.0 Electron/31.0.0 Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Monitor/1.0 Chrome/126.0.0.0 Electron/31.0.0 Safari/537.36",
        // Old browsers with the web address of the company that distributed them
        "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.0; www.winload.de; SLCC1)",
        "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 5.1; http://www.Abolimba.de)",
        "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/49.0.2623.112 Safari/537.36 http://mail.ru/ amigo",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/60.0 Safari/537.36 TOnline/1.0 (Telekom browser www.t-online.de)",
        // Names that begin with the name of a library, and old apps
        "RubyBrowser/46.3.30 (iPad; iOS 15.0.2; Scale/2.00)",
        "WhatsApp/2.6.4 iPhone_OS/4.3.3 Device/iPhone_4",
        "iPad (compatible; Tablet2.0) NRC Digitale Editie, nl.nrc.nrcapp 10.0.7 (197) /"
            + " iPadOS 16.6",
        // Only the name of a browser or a system: some trackers send it instead of the user agent
        "Firefox 121",
        "Opera Mini",
        "Brave",
        "Mobile Safari",
        "Windows",
        "unknown",
        // Only the beginning of a user agent: some senders shorten it
        "Mozilla/5.0",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"
      })
  void programs_that_people_use_are_not_bots(String userAgent) {
    assertThat(bots.isBot(userAgent)).isFalse();
  }
}
