package io.insula.analytics.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsByKindTest {
  private static final String SITE = "https://www.shop.co.uk/";

  private final TrafficSourceRules rules = BuiltInRules.RULES;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://maps.google.com/                 | google.com
          https://maps.google.de/                  | google.de
          https://messages.google.com/             | google.com
          https://admin.google.com/                | google.com
          https://ads.google.com/                  | google.com
          https://console.cloud.google.com/        | google.com
          https://play.google.com/                 | google.com
          https://anything.google.co.uk/           | google.co.uk
          https://finance.yahoo.com/               | yahoo.com
          https://news.yahoo.com/                  | yahoo.com
          https://ads.yahoo.com/                   | yahoo.com
          https://maps.yahoo.co.jp/                | yahoo.co.jp
          https://console.yandex.cloud/            | yandex.cloud
          https://maps.yandex.com.tr/              | yandex.com.tr
          https://direct.yandex.ru/                | yandex.ru
          https://admin.yandex.ru/                 | yandex.ru
          https://an.yandex.ru/                    | yandex.ru
          https://map.naver.com/                   | naver.com
          https://searchad.naver.com/              | naver.com
          https://adcr.naver.com/                  | naver.com
          https://works.naver.com/                 | naver.com
          https://aws.amazon.com/                  | amazon.com
          https://eu-west-1.console.aws.amazon.com/ | amazon.com
          https://sellercentral.amazon.de/         | amazon.de
          https://advertising.amazon.com/          | amazon.com
          https://developer.amazon.com/            | amazon.com
          https://ads.bing.com/                    | bing.com
          https://pan.baidu.com/                   | baidu.com
          https://cloud.mail.ru/                   | mail.ru
          https://ads.tiktok.com/                  | tiktok.com
          https://adsmanager.facebook.com/         | facebook.com
          https://developers.facebook.com/         | facebook.com
          https://ads.x.com/                       | x.com
          https://ads.linkedin.com/                | linkedin.com
          https://seller.alibaba.com/              | alibaba.com
          https://research.google.com/             | google.com
          https://research.yahoo.com/              | yahoo.com
          https://research.yandex.com/             | yandex.com
          https://research.baidu.com/              | baidu.com
          https://research.naver.com/              | naver.com
          https://cloudsearch.google.com/          | google.com
          https://search-console.google.com/       | google.com
          https://ads.search.yahoo.com/            | yahoo.com
          https://ad.naver.com/                    | naver.com
          https://ad.yandex.ru/                    | yandex.ru
          https://tv.yandex.ru/                    | yandex.ru
          https://tv.yahoo.com/                    | yahoo.com
          https://my.yahoo.com/                    | yahoo.com
          https://fi.google.com/                   | google.com
          https://dl.google.com/                   | google.com
          https://ir.baidu.com/                    | baidu.com
          https://ir.naver.com/                    | naver.com
          https://news.naver.com/                  | naver.com
          https://news.mail.ru/                    | mail.ru
          https://video.mail.ru/                   | mail.ru
          https://drive.proton.me/                 | proton.me
          https://docs.qq.com/                     | qq.com
          https://map.qq.com/                      | qq.com
          https://news.qq.com/                     | qq.com
          https://map.kakao.com/                   | kakao.com
          https://page.kakao.com/                  | kakao.com
          https://store.line.me/                   | line.me
          https://news.nate.com/                   | nate.com
          https://aktualne.centrum.cz/             | centrum.cz
          https://docs.stripe.com/                 | stripe.com
          https://dashboard.stripe.com/            | stripe.com
          https://help.shopify.com/                | shopify.com
          https://platform.openai.com/             | openai.com
          https://community.openai.com/            | openai.com
          https://docs.anthropic.com/              | anthropic.com
          https://huggingface.co/                  | huggingface.co
          https://translate.kagi.com/              | kagi.com
          https://community.brave.com/             | brave.com
          https://support.discord.com/             | discord.com
          https://search.worldcat.org/             | worldcat.org
          https://search.unknown-portal.example/   | unknown-portal.example
          https://search2.unknown-portal.example/   | unknown-portal.example
          https://studio.youtube.com/               | youtube.com
          https://passport.bilibili.com/            | bilibili.com
          https://business.linkedin.com/            | linkedin.com
          https://business.whatsapp.com/            | whatsapp.com
          https://searchads.yahoo.com/              | yahoo.com
          https://uxresearch.google.com/            | google.com
          """)
  void other_services_of_an_owner_are_referrals(String referrer, String source) {
    assertThat(rules.read(SITE, referrer).traffic())
        .isEqualTo(ExpectedTraffic.of(source, "referral", null, null, null, "Referral"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://www.google.ae/                   | google
          https://images.google.com.au/            | google
          https://cse.google.com/                  | google
          https://scholar.google.fr/               | google
          https://uk.search.yahoo.com/             | yahoo
          https://espanol.search.yahoo.com/        | yahoo
          https://search.yahoo.co.jp/              | yahoo
          https://fr.yahoo.com/                    | yahoo
          https://yandex.fr/                       | yandex
          https://m.search.naver.com/              | naver
          https://cn.bing.com/                     | bing
          https://aolsearch.aol.co.uk/             | aol
          https://www.startsiden.no/               | startsiden
          https://suche.t-online.de/               | t-online
          https://websearch.unknown-portal.example/ | unknown-portal.example
          https://search.bt.com/                   | bt.com search
          https://de.images.search.yahoo.com/      | yahoo
          https://id.search.yahoo.com/             | yahoo
          https://fi.yahoo.com/                    | yahoo
          https://en-maktoob.yahoo.com/            | yahoo
          https://search.hp.my.aol.de/             | aol
          https://news.google.co.uk/               | google
          https://lens.google.com/                 | google
          https://m.baidu.com/                     | baidu
          https://lite.qwant.com/                  | qwant
          android-app://com.microsoft.bing/        | bing
          https://clck.yandex.com/                  | yandex
          https://obrazky.seznam.cz/                | seznam
          https://videa.seznam.cz/                  | seznam
          https://weixin.sogou.com/                 | sogou
          https://m.sp.sm.cn/                       | shenma
          https://quark.sm.cn/                      | shenma
          https://int.search.tb.ask.com/            | ask
          https://avira-int.ask.com/                | ask
          https://mws.ask.com/                      | ask
          https://avira.search.ask.com/             | ask
          https://searchatlas.centrum.cz/           | centrum
          https://alicesuche.aol.de/                | aol
          https://o2suche.aol.de/                   | aol
          https://aolimages.aol.fr/                 | aol
          https://espanol.searchpanol.yahoo.com/    | yahoo
          https://news.google.cat/                  | google
          https://search1.incredimail.com/          | incredimail.com search
          https://search-dyn.tiscali.it/            | tiscali
          https://search1-1.free.fr/                | free.fr
          https://swiggle.org.uk/                   | swiggle
          https://gfsoso.com/                       | gfsoso
          https://search.findwide.com/              | findwide
          https://search.1and1.com/                 | 1and1
          https://www.zapmetasearch.de/             | zapmeta
          https://www.toile.com/                    | toile
          https://de.setooz.com/                    | setooz
          https://fr2.rpmfind.net/                  | rpmfind
          """)
  void search_pages_are_organic_search(String referrer, String source) {
    assertThat(rules.read(SITE, referrer).traffic())
        .isEqualTo(ExpectedTraffic.of(source, "organic", null, null, null, "Organic Search"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://mail.google.com/",
        "https://mail.yahoo.co.jp/",
        "https://fr.mail.yahoo.com/",
        "https://mail.yandex.kz/",
        "https://outlook.live.com/",
        "https://nam02.safelinks.protection.outlook.com/",
        "https://bap.navigator.gmx.net/",
        "https://deref-gmx.net/mail/",
        "https://deref-gmx.fr/",
        "https://deref-mail.com/",
        "https://3c.web.de/",
        "https://email.t-online.de/",
        "https://webmail.freenet.de/",
        "https://email.ionos.es/",
        "https://mail.vodafone.de/",
        "https://webmail.strato.de/",
        "https://email.bluewin.ch/",
        "https://mail.infomaniak.com/",
        "https://messageriepro3.orange.fr/",
        "https://mail02.orange.fr/",
        "https://webmail.sfr.fr/",
        "https://zimbra.free.fr/",
        "https://webmail.laposte.net/",
        "https://mail1.libero.it/",
        "https://mail.tiscali.it/",
        "https://webmail.aruba.it/",
        "https://webmail.telenet.be/",
        "https://webmail.ziggo.nl/",
        "https://webmail.kpnmail.nl/",
        "https://email.bt.com/",
        "https://mail2.virginmedia.com/",
        "https://correo.movistar.es/",
        "https://mail.sapo.pt/",
        "https://webmail.telia.com/",
        "https://poczta.wp.pl/",
        "https://poczta.o2.pl/",
        "https://poczta.interia.pl/",
        "https://email.seznam.cz/",
        "https://mail.centrum.cz/",
        "https://freemail.hu/",
        "https://mail.bg/",
        "https://mail.inbox.lv/",
        "https://mail.ukr.net/",
        "https://e.mail.ru/",
        "https://webmail.small-company.example/",
        "https://mail3.university.example/",
        "https://mail-3.university.example/",
        "https://messagerie-1.sfr.fr/",
        "https://webmail-oxcs.hosting.example/",
        "https://webmaildomini.aruba.it/",
        "https://nm12.abv.bg/",
        "https://mbox1.i.ua/",
        "https://communicator.strato.de/",
        "https://communicator.strato.com/",
        "https://f4mail.rediff.com/",
        "https://ssl0.ovh.net/",
        "https://click.pstmrk.it/",
        "android-app://eu.faircode.email/",
        "https://urldefense.proofpoint.com/v2/url",
        "https://protect-eu.mimecast.com/",
        "https://linkprotect.cudasvc.com/",
        "https://u123.ct.sendgrid.net/",
        "android-app://com.google.android.gm/",
        "android-app://ru.mail.mailapp/",
        "android-app://de.gmx.mobile.android.mail/"
      })
  void webmail_and_its_redirectors_are_email(String referrer) {
    var traffic = rules.read(SITE, referrer).traffic();

    assertThat(traffic.medium()).isEqualTo("email");
    assertThat(traffic.channel()).isEqualTo(Channel.EMAIL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          android-app://com.linkedin.android/        | linkedin  | Organic Social
          android-app://com.linkedin.android.lite/   | linkedin  | Organic Social
          android-app://com.reddit.frontpage/        | reddit    | Organic Social
          android-app://com.pinterest.twa/           | pinterest | Organic Social
          android-app://org.telegram.messenger.web/  | telegram  | Organic Social
          android-app://ru.ok.android/               | odnoklassniki | Organic Social
          android-app://com.vkontakte.android/       | vk        | Organic Social
          android-app://com.quora.android/           | quora     | Organic Social
          android-app://com.facebook.newapp/         | facebook  | Organic Social
          android-app://com.laurencedawson.reddit_sync.pro/ | reddit | Organic Social
          android-app://com.rubenmayayo.reddit/      | reddit    | Organic Social
          android-app://com.andrewshu.android.reddit/ | reddit   | Organic Social
          android-app://free.reddit.news/            | reddit    | Organic Social
          android-app://com.klinker.android.twitter_l/ | twitter | Organic Social
          android-app://com.levelup.touiteur/        | twitter   | Organic Social
          android-app://org.telegram.biftogram/      | telegram  | Organic Social
          android-app://com.twitter.android.beta/    | twitter   | Organic Social
          android-app://com.linkedin.android.learning/ | com.linkedin.android.learning | Referral
          android-app://com.linkedin.android.ads/    | com.linkedin.android.ads | Referral
          android-app://com.ss.android.ugc.trill/    | tiktok    | Organic Video
          android-app://tv.twitch.android.app/       | twitch    | Organic Video
          android-app://com.netflix.mediaclient/     | netflix   | Organic Video
          android-app://com.amazon.mShop.android.shopping/ | amazon | Organic Shopping
          android-app://com.ebay.mobile/             | ebay      | Organic Shopping
          android-app://com.openai.chatgpt/          | chatgpt   | AI Assistants
          android-app://com.spotify.music/           | spotify   | Audio
          android-app://com.google.android.apps.maps/ | com.google.android.apps.maps | Referral
          android-app://com.facebook.adsmanager/     | com.facebook.adsmanager | Referral
          android-app://com.amazon.kindle/           | com.amazon.kindle | Referral
          android-app://mail.example.app/            | mail.example.app | Referral
          """)
  void an_android_app_has_the_source_of_its_owner_s_site(
      String referrer, String source, String channel) {
    var traffic = rules.read(SITE, referrer).traffic();

    assertThat(traffic.source()).isEqualTo(source);
    assertThat(traffic.channel()).isEqualTo(ExpectedTraffic.channel(channel));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://www.pinterest.ph/        | pinterest   | Organic Social
          https://br.pinterest.com/        | pinterest   | Organic Social
          https://www.tripadvisor.com.br/  | tripadvisor | Organic Social
          https://www.yelp.fr/             | yelp        | Organic Social
          https://www.amazon.com.au/       | amazon      | Organic Shopping
          https://www.ebay.com.hk/         | ebay        | Organic Shopping
          https://www.idealo.co.uk/        | idealo      | Organic Shopping
          https://music.amazon.fr/         | amazon music | Audio
          https://shopping.naver.com/      | naver shopping | Organic Shopping
          https://shopping.yahoo.co.jp/    | yahoo shopping | Organic Shopping
          https://blog.naver.com/          | naver blog  | Organic Social
          https://business.facebook.com/   | facebook    | Organic Social
          https://help.netflix.com/        | netflix     | Organic Video
          https://linktr.ee/insula         | linktree    | Organic Social
          https://beacons.ai/insula        | beacons.ai  | Organic Social
          https://lnk.bio/insula           | lnk.bio     | Organic Social
          https://insula.carrd.co/         | carrd       | Organic Social
          https://taplink.cc/insula        | taplink     | Organic Social
          https://google.evil.example/     | evil.example | Referral
          https://amazon.github.io/        | amazon.github.io | Referral
          https://google.info/             | google.info | Referral
          https://webmail.example/         | webmail.example | Referral
          https://mailing.partner.example/ | partner.example | Referral
          https://research.partner.example/ | partner.example | Referral
          https://notpinterest.de/         | notpinterest.de | Referral
          """)
  void countries_and_link_in_bio_pages_are_known(String referrer, String source, String channel) {
    var traffic = rules.read(SITE, referrer).traffic();

    assertThat(traffic.source()).isEqualTo(source);
    assertThat(traffic.channel()).isEqualTo(ExpectedTraffic.channel(channel));
  }
}
